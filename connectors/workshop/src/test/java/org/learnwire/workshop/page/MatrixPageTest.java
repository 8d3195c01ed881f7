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
  void every_preview_says_which_facts_were_looked_up_again_and_where() throws Exception {
    assertThat(new MatrixPage(CONNECTORS).unsourced())
        .as("a preview's README needs the heading \"## Looked up again\" with a table")
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
    Files.writeString(acme.resolve("m.jslt"), "{\"text\": .text}\n");
    Files.writeString(
        acme.resolve("README.md"),
        "# Acme\n\n## Not possible\n- Goals: it has\n  none.\n\n## Else\n- x\n");

    assertThat(new MatrixPage(folder).text().lines())
        .contains(
            "| [Acme](../connectors/acme/README.md) `acme` | chat | preview | out |  |"
                + " message.send (inferred, none, held) |",
            "| [Acme](../connectors/acme/README.md) | Goals: it has none. |");
  }

  @Test
  void it_counts_what_a_folder_takes_and_sums_the_previews() throws Exception {
    acme("acme", "support: supported\n");
    acme("bolt", "support: preview\n");
    acme("core", "");

    assertThat(new MatrixPage(folder).text().lines())
        .contains(
            "| `acme` | 5 | 3 | 2 | 1 | 2 |",
            "| `core` | 4 | 3 | 2 | 1 | 2 |",
            "| all previews | 9 | 6 | 4 | 2 | 4 |");
    assertThat(new MatrixPage(folder).unsourced()).containsExactly("bolt", "core");
    Files.writeString(
        folder.resolve("bolt/README.md"),
        "## Looked up again\n| fact | where |\n|---|---|\n| limit | nowhere |\n");
    assertThat(new MatrixPage(folder).unsourced()).containsExactly("core");
  }

  private void acme(String name, String more) throws Exception {
    Path made = folder.resolve(name);
    Files.createDirectories(made.resolve("src/main/java/x"));
    Files.createDirectories(made.resolve("fixtures/message.send"));
    Files.writeString(
        made.resolve("connector.yaml"),
        "name: "
            + name
            + "\ntitle: Acme\nkind: chat\n"
            + more
            + "writes: {message.send: {verified: documented, post: /m, map: m.jslt, class: none}}\n");
    Files.writeString(made.resolve("m.jslt"), "{\n  \"text\": .text\n}\n");
    Files.writeString(made.resolve("src/main/java/x/X.java"), "package x;\nclass X {}\n");
    Files.writeString(made.resolve("fixtures/message.send/1-happy.yaml"), "say: x\n");
    Files.writeString(made.resolve("fixtures/not-applicable.yaml"), "2-empty: no\n7-replay: no\n");
  }
}
