package org.learnwire.workshop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.catalog.Connectors;

/** The page that builds a connector builds one, in as few lines as it says. */
class TutorialTest {
  private static final Path PAGE = Path.of("../../docs/connector-tutorial.md");

  @TempDir Path folder;

  @Test
  void its_files_hold_the_contract() throws IOException {
    ShownFiles.write(PAGE, folder);
    Contract contract = Contract.of(folder.resolve("scormcloud"));

    try (VendorDouble vendor = new VendorDouble()) {
      assertThat(contract.names()).hasSize(5);
      assertThat(contract.names())
          .allSatisfy(name -> assertThat(contract.hold(name, vendor).differences()).isEmpty());
    }
    assertThat(contract.coverage().differences()).isEmpty();
  }

  @Test
  void it_is_under_60_lines_and_the_page_says_how_many() throws IOException {
    List<Path> files = ShownFiles.write(PAGE, folder);
    int lines = 0;
    for (Path file : files) {
      lines += Files.readAllLines(file).size();
    }

    assertThat(lines).isLessThan(60);
    assertThat(Files.readString(PAGE)).contains(files.size() + " files, " + lines + " lines");
  }

  @Test
  void the_system_is_none_that_is_shipped() {
    assertThat(Connectors.packed().find("scormcloud")).isEmpty();
  }
}
