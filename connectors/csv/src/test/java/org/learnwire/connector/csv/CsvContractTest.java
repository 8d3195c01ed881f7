package org.learnwire.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.workshop.contract.ConnectorContract;
import org.learnwire.workshop.contract.Contract;
import org.learnwire.workshop.contract.VendorDouble;

/** This folder against its fixtures; and fixtures about files that say something else. */
class CsvContractTest extends ConnectorContract {
  @TempDir Path copy;

  @Override
  protected Stream<Path> folders() {
    return Stream.of(Path.of("").toAbsolutePath());
  }

  @Test
  void files_that_are_not_in_the_declared_encoding_are_a_difference() throws IOException {
    assertThat(held("settle: PT0S", "settle: PT0S")).isEmpty();
    assertThat(String.join("\n", held("settle: PT0S", "settle: PT0S, encoding: UTF-16")))
        .contains("people-2026-03.csv")
        .contains("mapped");
    assertThat(String.join("\n", held("settle: PT0S", "settle: PT0S, delimiter: ';'")))
        .contains("has no column employee_id");
  }

  /** What differs in people/1-happy with other settings. */
  private List<String> held(String old, String replacement) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path there = Files.createTempDirectory(copy, "csv");
    for (String file :
        List.of(
            "connector.yaml",
            "fixtures/connection.yaml",
            "fixtures/people/1-happy.yaml",
            "person.jslt",
            "completion.jslt",
            "result.jslt",
            "csv.jslt")) {
      Path to = there.resolve(file);
      Files.createDirectories(to.getParent());
      Files.writeString(to, Files.readString(here.resolve(file)).replace(old, replacement));
    }
    try (VendorDouble vendor = new VendorDouble()) {
      return Contract.of(there).hold("csv/people/1-happy", vendor).differences();
    }
  }
}
