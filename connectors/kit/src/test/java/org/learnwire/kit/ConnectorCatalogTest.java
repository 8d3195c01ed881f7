package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.manifest.InvalidManifest;

class ConnectorCatalogTest {
  private static final String ACME = "name: acme\ntitle: %s\nkind: crm\n";

  @TempDir Path folder;

  @Test
  void each_folder_with_a_manifest_is_a_connector() throws IOException {
    write("acme/connector.yaml", ACME.formatted("Acme"));
    write("acme/x.jslt", ".");
    write("notes/readme.txt", "");
    ConnectorCatalog catalog = ConnectorCatalog.folder(folder);
    assertThat(catalog.all()).extracting(Connector::name).containsExactly("acme");
    assertThat(catalog.find("acme").orElseThrow().text("x.jslt")).isEqualTo(".");
    assertThat(catalog.find("../acme")).isEmpty();
    assertThat(catalog.find("nothing")).isEmpty();
    assertThat(ConnectorCatalog.folder(folder.resolve("not-there")).all()).isEmpty();
  }

  @Test
  void a_packed_connector_is_found_in_its_jar() throws IOException {
    Path jar = folder.resolve("catalog.jar");
    pack(jar, Map.of("acme/connector.yaml", ACME.formatted("Packed"), "acme/x.jslt", ".a"));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      ConnectorCatalog packed = ConnectorCatalog.packed(classes);
      assertThat(packed.all())
          .extracting(each -> each.manifest().title())
          .containsExactly("Packed");
      assertThat(packed.find("acme").orElseThrow().text("x.jslt")).isEqualTo(".a");
    }
  }

  @Test
  void a_folder_of_the_users_own_wins() throws IOException {
    write("one/acme/connector.yaml", ACME.formatted("Mine"));
    write("two/acme/connector.yaml", ACME.formatted("Packed"));
    write("two/other/connector.yaml", ACME.formatted("Other").replace("acme", "other"));
    ConnectorCatalog catalog =
        ConnectorCatalog.folder(folder.resolve("one"))
            .before(ConnectorCatalog.folder(folder.resolve("two")));
    assertThat(catalog.all())
        .extracting(each -> each.manifest().title())
        .containsExactly("Mine", "Other");
    assertThat(catalog.find("acme").orElseThrow().manifest().title()).isEqualTo("Mine");
  }

  @Test
  void a_manifest_that_is_wrong_stops_the_start_with_its_file() throws IOException {
    write("acme/connector.yaml", ACME.formatted("x") + "colour: red\n");
    assertThatThrownBy(() -> ConnectorCatalog.folder(folder).all())
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("acme/connector.yaml:4: ");
  }

  @Test
  void a_mapping_that_is_not_there_or_not_readable_is_named() throws IOException {
    String stream =
        "streams: {s: {verified: live, get: /s, key: [id], to: account, map: s.jslt}}\n";
    write("acme/connector.yaml", ACME.formatted("x") + stream);
    Connector connector = Connector.load(folder.resolve("acme"));
    assertThatThrownBy(connector::readMappings)
        .isInstanceOf(MissingFile.class)
        .hasMessageContaining("acme/s.jslt is missing");
    write("acme/s.jslt", "{\n  \"remoteId\": \n}");
    assertThatThrownBy(() -> Connector.load(folder.resolve("acme")).readMappings())
        .isInstanceOf(MappingFailed.class)
        .hasMessageStartingWith("s.jslt");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void pack(Path jar, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      // Maven writes an entry for the folder too: by it the class loader finds the jar.
      entries.putNextEntry(new JarEntry(ConnectorCatalog.PACKED));
      for (Map.Entry<String, String> file : files.entrySet()) {
        entries.putNextEntry(new JarEntry(ConnectorCatalog.PACKED + file.getKey()));
        entries.write(file.getValue().getBytes());
      }
    }
  }
}
