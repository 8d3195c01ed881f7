package org.learnwire.app.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.TestDatabase;

class SupportBundleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;

  @Test
  void of_the_settings_only_what_cannot_be_a_secret_or_a_name_is_shown() throws Exception {
    String yaml =
        """
        learnwire:
          company: {name: Acme, time-zone: Europe/Berlin}
          connections:
            hr:
              connector: bamboohr
              base-url: https://acme.bamboohr.test/api
              settings: {apiKey: s3cret, other: "${BAMBOO_KEY}", more: "${NOT_THERE}"}
              every: 15m
              limits: {per-second: 5}
              writes: {mode: plan}
          people: {ignore-emails: ["ann@acme.test"], map: {"ann@acme.test": 17}}
          active-from: -P3M
        """;
    Path settings = Files.writeString(folder.resolve("learnwire.yaml"), yaml);

    String shown = bundle(settings, Set.of("BAMBOO_KEY")).get("settings.txt");

    assertThat(shown)
        .isEqualTo(
            """
            learnwire:
              company:
                name: (a text of 4)
                time-zone: (a text of 13)
              connections:
                hr:
                  connector: bamboohr
                  base-url: (a text of 30)
                  settings:
                    apiKey: (a text of 6)
                    other: ${BAMBOO_KEY} (set)
                    more: ${NOT_THERE} (not set)
                  every: 15m
                  limits:
                    per-second: 5
                  writes:
                    mode: plan
              people:
                ignore-emails:
                  - (a text of 13)
                map:
                  (a key of 13): 17
              active-from: -P3M
            """);
  }

  @Test
  void settings_that_are_not_yaml_are_not_quoted() throws Exception {
    Path settings =
        Files.writeString(folder.resolve("learnwire.yaml"), "learnwire:\n  token: \"s3cret\n");

    assertThat(bundle(settings, Set.of()).get("settings.txt")).startsWith("(not YAML, from line ");
  }

  @Test
  void of_a_failed_pass_only_the_word_that_names_it_is_told() throws Exception {
    Path settings = folder.resolve("learnwire.yaml");
    try (Database database = TestDatabase.open(folder.resolve("data"))) {
      database.write(
          "a run",
          tx -> {
            tx.update("insert into connection values ('c1', 'hr', 'bamboohr', ?)", NOW);
            for (String message : new String[] {"not-found: Ann is not here", "Ann: gone", null}) {
              tx.update(
                  "insert into stream_run (connection_id, stream, started, outcome, message)"
                      + " values ('c1', 'employees', ?, 'failed', ?)",
                  NOW,
                  message);
            }
            return null;
          });
    }
    TreeMap<String, String> texts = bundle(settings, Set.of());

    assertThat(texts.get("runs.txt"))
        .contains("hr, employees, 2026-11-23T08:00:00Z, , 0, 0, 0, 0, 0, failed, not-found")
        .contains("failed, (a text)")
        .doesNotContain("Ann");
    assertThat(texts.get("tables.txt")).containsPattern("stream_run +3\n");
    assertThat(texts.get("settings.txt")).isEqualTo("(there is no such file)\n");
  }

  @Test
  void no_file_is_written_over() throws Exception {
    Path zip = Files.writeString(folder.resolve("bundle.zip"), "mine");

    assertThatThrownBy(
            () ->
                new SupportBundle(folder, DatabasePlace.in(folder), Set.of(), name -> false)
                    .write(zip, NOW))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(zip).hasContent("mine");
  }

  private TreeMap<String, String> bundle(Path settings, Set<String> environment)
      throws IOException {
    Path zip = folder.resolve("bundle.zip");
    DatabasePlace place = DatabasePlace.in(folder.resolve("data"));
    new SupportBundle(settings, place, Set.of("bamboohr"), environment::contains).write(zip, NOW);
    return unzipped(zip);
  }

  private static TreeMap<String, String> unzipped(Path zip) throws IOException {
    TreeMap<String, String> texts = new TreeMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream files = new ZipInputStream(in)) {
      for (ZipEntry each = files.getNextEntry(); each != null; each = files.getNextEntry()) {
        texts.put(each.getName(), new String(files.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}
