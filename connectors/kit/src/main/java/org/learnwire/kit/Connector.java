package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Each;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;

/** One kind of system: its manifest and the mappings beside it. */
public final class Connector {
  private final Manifest manifest;
  private final String place;
  private final Function<String, Optional<String>> files;
  private final Map<String, Mapping> mappings = new ConcurrentHashMap<>();

  Connector(Manifest manifest, String place, Function<String, Optional<String>> files) {
    this.manifest = manifest;
    this.place = place;
    this.files = files;
  }

  /** Reads a connector's folder. */
  public static Connector load(Path folder) {
    Function<String, Optional<String>> files = name -> read(folder.resolve(name));
    Path file = folder.resolve("connector.yaml");
    String text = read(file).orElseThrow(() -> new MissingFile(file.toString()));
    return new Connector(Manifest.load(file.toString(), text), folder.toString(), files);
  }

  public String name() {
    return manifest.name();
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The text of a file of this connector's folder, for example a mapping. */
  public String text(String file) {
    return files.apply(file).orElseThrow(() -> new MissingFile(place + "/" + file));
  }

  /** A mapping of this connector, read once. */
  Mapping mapping(String file) {
    return mappings.computeIfAbsent(file, name -> new JsltMapping(name, this::text));
  }

  /** Reads every mapping that the manifest names, so that a broken one is found at the start. */
  public void readMappings() {
    manifest.streams().values().forEach(stream -> readIfNamed(stream.map()));
    manifest
        .writes()
        .values()
        .forEach(
            write -> {
              readIfNamed(write.map());
              write.then().forEach(then -> readIfNamed(then.map()));
            });
  }

  private void readIfNamed(@Nullable String file) {
    if (file != null) {
      mapping(file);
    }
  }

  /**
   * The detail calls that are owed once an item of {@code stream} with these kept fields changed;
   * entered in the due list by whoever stores the page.
   */
  public List<Due> dueAfter(String stream, ObjectNode kept) {
    List<Due> due = new ArrayList<>();
    for (StreamSpec child : manifest.streams().values()) {
      Each each = child.each();
      if (each != null && each.changedOnly() && each.streams().contains(stream)) {
        if (each.where().matches(kept)) {
          ObjectNode params = params(each, kept);
          due.add(new Due(child.name(), ItemKey.of(params), params));
        }
      }
    }
    return due;
  }

  static ObjectNode params(Each each, ObjectNode kept) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    each.as().forEach((param, field) -> params.set(param, kept.path(field)));
    return params;
  }

  /** One detail call owed to a stream. */
  public record Due(String stream, String key, ObjectNode params) {}

  private static Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
