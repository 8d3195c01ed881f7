package org.learnwire.kit.manifest;

import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a whole connector.yaml. */
final class ManifestReader {
  private static final RequestParts NOTHING = new RequestParts(Map.of(), Map.of(), Map.of());
  private final String file;

  ManifestReader(String file) {
    this.file = file;
  }

  Manifest read(String text) {
    Section top = new Section(file, "the connector", compose(text)).only(Vocabulary.MANIFEST);
    Manifest manifest =
        new Manifest(
            top.needText("name"),
            top.needText("title"),
            top.needWord("kind", Kind.class),
            top.text("support").map(said -> top.word("support", said, Support.class)).orElse(null),
            settings(top),
            top.textOrNull("baseUrl"),
            top.textOrNull("site"),
            top.textOrNull("courseActivity"),
            AuthReader.read(top),
            top.section("request").map(ManifestReader::request).orElse(NOTHING),
            top.section("limits").map(LimitsReader::read).orElse(new Limits(5, 2)),
            top.duration("timeout", Duration.ofSeconds(30)),
            top.section("check").map(CheckReader::read).orElse(null),
            streams(top),
            writes(top),
            top.section("errors").map(ErrorsReader::read).orElseGet(ErrorsReader::none));
    new Names(manifest, top, text).check();
    return manifest;
  }

  private Node compose(String text) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (node == null) {
        throw new InvalidManifest(file, 1, "the file is empty", List.of());
      }
      return node;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new InvalidManifest(file, line, "no YAML: " + e.getProblem(), List.of());
    }
  }

  private static Map<String, Setting> settings(Section top) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    top.section("settings")
        .map(Section::sections)
        .orElse(Map.of())
        .forEach((name, section) -> settings.put(name, setting(name, section)));
    return settings;
  }

  private static Setting setting(String name, Section section) {
    section.only(Vocabulary.SETTING);
    return new Setting(
        section.text("title").orElse(name),
        section.flag("secret", false),
        section.flag("required", !section.has("default")),
        section.textOrNull("default"));
  }

  private static RequestParts request(Section section) {
    section.only(Vocabulary.REQUEST);
    return new RequestParts(
        Calls.fields(section, "query"),
        Calls.fields(section, "form"),
        Calls.fields(section, "headers"));
  }

  private static Map<String, StreamSpec> streams(Section top) {
    Map<String, StreamSpec> streams = new LinkedHashMap<>();
    top.section("streams")
        .map(Section::sections)
        .orElse(Map.of())
        .forEach((name, section) -> streams.put(name, new StreamReader(name, section).read()));
    return streams;
  }

  private static void inverseKnown(String name, WriteSpec write, Set<String> known, Section top) {
    if (write.inverse() != null && !known.contains(write.inverse())) {
      throw top.needSection("writes")
          .needSection(name)
          .wrong("inverse", "is no write of this connector", known);
    }
  }

  private static void pointsKnown(String name, WriteSpec write, Set<String> known, Section top) {
    if (write.points() != null && !known.contains(write.points())) {
      throw top.needSection("writes")
          .needSection(name)
          .wrong("points", "is no setting of this connector", known);
    }
  }

  private static Map<String, WriteSpec> writes(Section top) {
    Map<String, WriteSpec> writes = new LinkedHashMap<>();
    top.section("writes")
        .ifPresent(
            all ->
                all.sections()
                    .forEach(
                        (name, section) -> {
                          WriteReader.known(name, all);
                          writes.put(name, WriteReader.read(name, section));
                        }));
    writes.forEach((name, write) -> inverseKnown(name, write, writes.keySet(), top));
    Set<String> settings = settings(top).keySet();
    writes.forEach((name, write) -> pointsKnown(name, write, settings, top));
    return writes;
  }
}
