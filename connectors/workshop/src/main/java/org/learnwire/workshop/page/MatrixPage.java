package org.learnwire.workshop.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.Support;
import org.learnwire.kit.manifest.Target;

/** What can be connected, on one page: from the folders' manifests and what their READMEs say. */
public final class MatrixPage {
  private static final String HEADING = "## Not possible";
  private static final String AGAIN = "## Looked up again";
  private final List<Path> folders;

  /**
   * @param connectors the folder that holds the connectors' folders
   */
  public MatrixPage(Path connectors) throws IOException {
    try (Stream<Path> all = Files.list(connectors)) {
      folders =
          all.filter(each -> Files.isRegularFile(each.resolve("connector.yaml"))).sorted().toList();
    }
  }

  /** Markdown. */
  public String text() {
    return """
        # What can be connected
        [← Learnwire's pages](README.md)

        Made of the connectors' folders by `./learnwire connectors page --matrix connectors`; a test holds it current.
        A **preview** is written from public facts and has not met a real system. What is **held** is sent only where the connection says
        `allow-unverified: true`, after you have tried it in a test tenant. In brackets stands how sure a stream or write is: `live` seen
        at a real system, `public-server` at a public one, `documented` by the vendor, `inferred` from what others wrote. The class of a
        write says what happens after an answer that never came: `own-key` it is sent again, `lookup` it is looked for first, `none` a
        person settles it. Open edX, SCORM Cloud and Learning Locker come by [xAPI](xapi-sources.md).

        """
        + systems().text()
        + "\n## Not possible, and why\n"
        + cannot().text()
        + """

        ## What a folder takes
        Lines of `connector.yaml`, of its mappings (`*.jslt`) and of Java where the manifest's words are not enough; conversations that the
        contract test holds, and standard ones that cannot be, each with its reason in `fixtures/not-applicable.yaml`.

        """
        + sizes().text();
  }

  private Table systems() {
    Table table = new Table("system", "kind", "support", "direction", "streams", "writes");
    for (Path folder : folders) {
      Manifest manifest = Connector.load(folder).manifest();
      table.row(
          link(manifest) + " `" + manifest.name() + "`",
          ReferencePage.lower(manifest.kind()),
          ReferencePage.lower(manifest.support()),
          direction(manifest),
          streams(manifest),
          writes(manifest));
    }
    return table;
  }

  private Table cannot() {
    Table table = new Table("system", "not possible, and why");
    for (Path folder : folders) {
      String reasons = String.join("<br>", notPossible(folder));
      table.row(link(Connector.load(folder).manifest()), reasons);
    }
    return table;
  }

  private Table sizes() {
    Table table = new Table("folder", "manifest", "mappings", "Java", "conversations", "cannot be");
    Sizes previews = Sizes.NONE;
    for (Path folder : folders) {
      Manifest manifest = Connector.load(folder).manifest();
      Sizes size = Sizes.of(folder);
      row(table, "`" + manifest.name() + "`", size);
      previews = manifest.support() == Support.PREVIEW ? previews.plus(size) : previews;
    }
    row(table, "all previews", previews);
    return table;
  }

  private static String link(Manifest manifest) {
    return "[%s](../connectors/%s/README.md)".formatted(manifest.title(), manifest.name());
  }

  private static void row(Table table, String name, Sizes size) {
    table.row(
        name,
        Long.toString(size.manifest()),
        Long.toString(size.mappings()),
        Long.toString(size.java()),
        Long.toString(size.conversations()),
        Long.toString(size.impossible()));
  }

  /** What a README says under its heading, an item each; continued lines belong to theirs. */
  static List<String> notPossible(Path folder) {
    List<String> items = new ArrayList<>();
    boolean within = false;
    for (String line : lines(folder.resolve("README.md"))) {
      if (line.startsWith("## ")) {
        within = line.equals(HEADING);
      } else if (within && line.startsWith("- ")) {
        items.add(line.substring(2));
      } else if (within && !line.isBlank() && !items.isEmpty()) {
        items.set(items.size() - 1, items.get(items.size() - 1) + " " + line.strip());
      }
    }
    return items;
  }

  /** The names of the folders whose README does not say what is not possible. */
  public List<String> silent() {
    return folders.stream()
        .filter(folder -> notPossible(folder).isEmpty())
        .map(folder -> folder.getFileName().toString())
        .toList();
  }

  /** The names of previews whose README lists no fact with where it was looked up again. */
  public List<String> unsourced() {
    return folders.stream()
        .filter(folder -> Connector.load(folder).manifest().support() == Support.PREVIEW)
        .filter(folder -> lookedUp(folder) == 0)
        .map(folder -> folder.getFileName().toString())
        .toList();
  }

  /** Rows of the table below the heading, of which the first two are its head. */
  static long lookedUp(Path folder) {
    boolean within = false;
    long rows = -2;
    for (String line : lines(folder.resolve("README.md"))) {
      within = line.startsWith("## ") ? line.equals(AGAIN) : within;
      rows += within && line.startsWith("|") ? 1 : 0;
    }
    return Math.max(0, rows);
  }

  private static String direction(Manifest manifest) {
    boolean in = manifest.streams().values().stream().anyMatch(s -> s.to() != Target.REFERENCE);
    boolean out = !manifest.writes().isEmpty();
    return in && out ? "in and out" : out ? "out" : "in";
  }

  private static String streams(Manifest manifest) {
    return manifest.streams().values().stream()
        .filter(stream -> stream.to() != Target.REFERENCE)
        .map(stream -> "%s (%s)".formatted(stream.name(), stream.verified().word()))
        .collect(Collectors.joining(", "));
  }

  private static String writes(Manifest manifest) {
    return manifest.writes().values().stream()
        .map(
            write ->
                "%s (%s, %s%s)"
                    .formatted(
                        write.name(),
                        write.verified().word(),
                        write.writeClass().word().toLowerCase(Locale.ROOT),
                        manifest.unproven(write) ? ", held" : ""))
        .collect(Collectors.joining(", "));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
