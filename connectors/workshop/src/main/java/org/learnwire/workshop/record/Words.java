package org.learnwire.workshop.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.kit.Connector;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;

/** The words that a connector's own files speak: they are the vendor's, never a person's. */
final class Words {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern STEP = Pattern.compile("/(\\d+)(?=[/\\s\"?,}])");
  private static final Pattern SPLIT = Pattern.compile("[\\s,:{}\\[\\]\"'/?&=#|()]+");

  /** What connectors share stands in no folder. */
  private static final String OF_THE_KIT = "learnwire.jslt";

  private Words() {}

  static Set<String> of(Connector connector) {
    Set<String> words = new HashSet<>(List.of(SPLIT.split(connector.text("connector.yaml"))));
    for (String file : mappings(connector)) {
      QUOTED.matcher(connector.text(file)).results().forEach(found -> words.add(found.group(1)));
    }
    for (String word : List.copyOf(words)) {
      words.addAll(List.of(word.split("[^\\p{L}\\p{N}]+")));
    }
    return words;
  }

  /** Fields that are taken for ids: those of keys, and those by which other streams are asked. */
  static Set<String> idFields(Connector connector) {
    FieldNames plain = new FieldNames(Set.of());
    Set<String> fields = new HashSet<>();
    for (StreamSpec stream : connector.manifest().streams().values()) {
      fields.addAll(stream.key());
      if (stream.each() != null) {
        stream
            .each()
            .as()
            .forEach(
                (param, field) -> {
                  if (plain.isId(param)) {
                    fields.add(field);
                  }
                });
      }
    }
    return fields;
  }

  /** The mappings that the manifest names, and what they import of its folder. */
  static List<String> mappings(Connector connector) {
    List<String> named = new ArrayList<>();
    connector.manifest().streams().values().forEach(stream -> named.add(stream.map()));
    for (WriteSpec write : connector.manifest().writes().values()) {
      named.add(write.map());
      write.then().forEach(then -> named.add(then.map()));
    }
    return named.stream()
        .filter(Objects::nonNull)
        .flatMap(file -> Stream.concat(Stream.of(file), imports(connector.text(file))))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> imports(String mapping) {
    return Pattern.compile("import \"([^\"]+)\"")
        .matcher(mapping)
        .results()
        .map(found -> found.group(1))
        .filter(file -> !file.equals(OF_THE_KIT));
  }

  /** Numbers that stand as a step of a path in the manifest, such as a version. */
  static Set<String> steps(Connector connector) {
    return STEP.matcher(connector.text("connector.yaml"))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
