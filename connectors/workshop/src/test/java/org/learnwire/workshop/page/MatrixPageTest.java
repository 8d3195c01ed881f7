package org.learnwire.workshop.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of everything that can be connected is made of the folders and says all of them. */
class MatrixPageTest {
  private static final Path CONNECTORS = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void the_page_in_the_documents_is_the_one_that_the_folders_make() throws Exception {
    assertThat(CONNECTORS.resolveSibling("docs/connectors.md"))
        .as("make it anew: ./learnwire connectors page --matrix connectors --to docs/connectors.md")
        .hasContent(new MatrixPage(CONNECTORS).text());
  }

  @Test
  void every_folder_says_what_is_not_possible() throws Exception {
    assertThat(new MatrixPage(CONNECTORS).silent())
        .as("a README needs the heading \"## Not possible\" with an item at least")
        .isEmpty();
  }

  @Test
  void it_tells_direction_marks_class_and_what_a_preview_holds_back() throws Exception {
    Path acme = Files.createDirectories(folder.resolve("acme"));
    Files.writeString(
        acme.resolve("connector.yaml"),
        """
        name: acme
        title: Acme
        kind: chat
        writes: {message.send: {verified: inferred, post: /m, map: m.jslt, class: none}}
        """);
    Files.writeString(
        acme.resolve("README.md"),
        "# Acme\n\n## Not possible\n- Goals: it has\n  none.\n\n## Else\n- x\n");

    assertThat(new MatrixPage(folder).text().lines())
        .contains(
            "| [Acme](../connectors/acme/README.md) `acme` | chat | preview | out |  |"
                + " message.send (inferred, none, held) |",
            "| [Acme](../connectors/acme/README.md) | Goals: it has none. |");
  }
}
