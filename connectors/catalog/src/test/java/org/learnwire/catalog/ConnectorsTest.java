package org.learnwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Support;
import org.learnwire.kit.manifest.WriteSpec;

class ConnectorsTest {

  @Test
  void every_folder_with_a_manifest_is_packed() throws IOException {
    try (Stream<Path> beside = Files.list(Path.of(".."))) {
      List<String> folders =
          beside
              .filter(folder -> Files.exists(folder.resolve("connector.yaml")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList();

      assertThat(folders).contains("bamboohr", "moodle", "slack");
      assertThat(Connectors.packed().all()).extracting(Connector::name).isEqualTo(folders);
    }
  }

  @Test
  void every_mapping_that_a_manifest_names_is_packed_with_it() {
    for (Connector connector : Connectors.packed().all()) {
      Stream<String> maps =
          Stream.concat(
              connector.manifest().streams().values().stream().map(StreamSpec::map),
              connector.manifest().writes().values().stream().map(WriteSpec::map));
      maps.filter(Objects::nonNull)
          .forEach(
              map ->
                  assertThatCode(() -> connector.text(map))
                      .as(connector.name())
                      .doesNotThrowAnyException());
    }
  }

  @Test
  void a_preview_sends_nothing_that_was_never_seen_to_work_and_that_nobody_allowed() {
    List<Connector> previews =
        Connectors.packed().all().stream()
            .filter(connector -> connector.manifest().support() == Support.PREVIEW)
            .toList();

    assertThat(previews).extracting(Connector::name).contains("bonusly", "personio");
    for (Connector preview : previews) {
      assertThat(preview.manifest().stated()).as(preview.name()).isEqualTo(Support.PREVIEW);
      assertThat(preview.manifest().writes().values())
          .as(preview.name())
          .allMatch(write -> write.reads() || preview.manifest().unproven(write));
    }
  }

  @Test
  void a_folder_of_the_users_own_wins_over_the_packed_one(@TempDir Path own) throws IOException {
    Files.createDirectories(own.resolve("slack"));
    Files.writeString(
        own.resolve("slack/connector.yaml"), "name: slack\ntitle: Our own Slack\nkind: chat\n");

    assertThat(Connectors.with(own).find("slack").orElseThrow().manifest().title())
        .isEqualTo("Our own Slack");
    assertThat(Connectors.with(own).find("moodle").orElseThrow().manifest().title())
        .isEqualTo("Moodle");
    assertThat(Connectors.with(own).all()).hasSameSizeAs(Connectors.packed().all());
  }

  @Test
  void a_configured_folder_that_is_not_there_changes_nothing(@TempDir Path own) {
    assertThat(Connectors.with(own.resolve("none")).all()).hasSameSizeAs(Connectors.packed().all());
  }
}
