package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Moodle's logstore_xapi 5.0.1 really sent (captured 2026-11-22). */
class CapturedStatementsTest {

  static Stream<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(Fixtures.ROOT.resolve("logstore_xapi"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void is_accepted_and_kept_whole(Path file) {
    ObjectNode json = (ObjectNode) Fixtures.read(file);
    Statement statement = Statement.parse(json, XapiVersion.V1_0_3);
    assertThat(statement.json()).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void has_the_same_fingerprint_whatever_its_context_says(Path file) {
    Statement statement = Statement.parse((ObjectNode) Fixtures.read(file), XapiVersion.V1_0_3);
    assertThat(Fingerprint.of("https://lms.example.test", statement.without("context")))
        .isEqualTo(Fingerprint.of("https://lms.example.test", statement))
        .isPresent();
  }
}
