package org.learnwire.kit.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.CheckSpec.Compare;
import org.learnwire.kit.manifest.CheckSpec.Need;
import org.learnwire.kit.manifest.CheckSpec.Over;
import org.learnwire.kit.manifest.CheckSpec.Probe;
import org.learnwire.kit.manifest.CheckSpec.Side;

/** Reads how a connection is checked. */
final class CheckReader {
  private CheckReader() {}

  static CheckSpec read(Section section) {
    section.only(Vocabulary.CHECK);
    return new CheckSpec(
        Calls.call(section),
        section.has("expect") ? Calls.match(section, "expect") : null,
        section.list("needs").stream().map(CheckReader::need).toList(),
        section.list("probes").stream().map(CheckReader::probe).toList(),
        section.list("compare").stream().map(CheckReader::compare).toList());
  }

  private static Need need(Section need) {
    need.only(Vocabulary.NEED);
    return new Need(FieldPath.of(need.needText("path")), need.texts("all"), need.needText("fix"));
  }

  private static Probe probe(Section probe) {
    probe.only(Vocabulary.PROBE);
    return new Probe(
        probe.needText("name"),
        overs(probe),
        Calls.call(probe),
        probe.has("expect") ? Calls.match(probe, "expect") : null,
        probe.needText("fix"),
        fixes(probe));
  }

  private static Map<ErrorWord, String> fixes(Section probe) {
    Map<ErrorWord, String> fixes = new LinkedHashMap<>();
    probe
        .section("onError")
        .ifPresent(
            section ->
                section
                    .keys()
                    .forEach(
                        word ->
                            fixes.put(
                                section.word(word, word, ErrorWord.class),
                                section.needText(word))));
    return fixes;
  }

  private static Compare compare(Section compare) {
    compare.only(Vocabulary.COMPARE);
    return new Compare(
        compare.needText("name"),
        overs(compare),
        side(compare.needSection("expected")),
        side(compare.needSection("visible")),
        compare.needText("fix"));
  }

  private static List<Over> overs(Section section) {
    return section.list("over").stream().map(CheckReader::over).toList();
  }

  private static Over over(Section over) {
    over.only(Vocabulary.OVER);
    return new Over(
        Calls.list(over),
        Calls.match(over, "where"),
        Calls.fields(over, "as"),
        (int) over.number("limit", 10));
  }

  private static Side side(Section side) {
    side.only(Vocabulary.SIDE);
    if (!side.isMapping("value")) {
      FieldPath value = Calls.path(side, "value");
      return new Side(Calls.list(side), Calls.match(side, "where"), value, null);
    }
    Section value = side.needSection("value");
    if (value.keys().size() != 1) {
      throw side.wrong("value", "is one field: {path: regular expression}", List.of());
    }
    String path = value.keys().iterator().next();
    return new Side(
        Calls.list(side), Calls.match(side, "where"), FieldPath.of(path), pattern(value, path));
  }

  private static Pattern pattern(Section value, String path) {
    try {
      Pattern pattern = Pattern.compile(value.needText(path));
      if (pattern.matcher("").groupCount() == 1) {
        return pattern;
      }
      throw value.wrong(path, "needs one group in its regular expression", List.of());
    } catch (PatternSyntaxException e) {
      throw value.wrong(path, "is no regular expression: " + e.getDescription(), List.of());
    }
  }
}
