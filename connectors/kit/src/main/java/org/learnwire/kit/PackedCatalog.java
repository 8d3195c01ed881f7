package org.learnwire.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.learnwire.kit.manifest.Manifest;

/** Connectors as resources of jars, or of the folder of classes while developing. */
final class PackedCatalog implements ConnectorCatalog {
  private static final String FILE = "connector.yaml";
  private final ClassLoader classes;

  PackedCatalog(ClassLoader classes) {
    this.classes = classes;
  }

  @Override
  public Optional<Connector> find(String name) {
    String place = PACKED + name;
    return read(place + "/" + FILE)
        .map(
            text ->
                new Connector(
                    Manifest.load(place + "/" + FILE, text),
                    place,
                    file -> read(place + "/" + file)));
  }

  @Override
  public List<Connector> all() {
    Set<String> names = new TreeSet<>();
    try {
      for (URL url : Collections.list(classes.getResources(PACKED))) {
        names.addAll(names(url));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the packed connectors", e);
    }
    return names.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  private static Set<String> names(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    if (connection instanceof JarURLConnection jar) {
      // The jar is shared with the class loader: closing it would take the classes away.
      return names(jar.getJarFile().stream().map(entry -> entry.getName()));
    }
    Path folder = Path.of(URI.create(url.toString()));
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return names(
          files.map(file -> PACKED + folder.relativize(file).toString().replace('\\', '/')));
    }
  }

  private static Set<String> names(Stream<String> entries) {
    Set<String> names = new TreeSet<>();
    entries
        .filter(entry -> entry.startsWith(PACKED) && entry.endsWith("/" + FILE))
        .map(entry -> entry.substring(PACKED.length(), entry.length() - FILE.length() - 1))
        .filter(name -> !name.contains("/"))
        .forEach(names::add);
    return names;
  }

  private Optional<String> read(String resource) {
    try (InputStream in = classes.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
