package org.learnwire.kit.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.kit.json.FieldPath;

/** Reads one write. */
final class WriteReader {
  private WriteReader() {}

  static WriteSpec read(String name, Section section) {
    section.only(Vocabulary.WRITE);
    WriteClass writeClass = section.needWord("class", WriteClass.class);
    if (writeClass == WriteClass.LOOKUP && !section.has("lookup") && !section.has("by")) {
      throw section.missing("lookup, since its class is lookup");
    }
    if (section.has("then") && writeClass != WriteClass.LOOKUP) {
      throw section.wrong(
          "then", "needs class lookup: what broke off goes on from there", List.of());
    }
    if (section.flag("readBack", false) && !section.has("read")) {
      throw section.missing("read, since it reads back");
    }
    if (name.equals("goal.read") && section.has("read") && !section.has("remoteId")) {
      throw section.missing("remoteId, since it reads more of each");
    }
    EngineCall by =
        Calls.engine(
            section, "remoteId", "records", "match", "ok", "lookup", "read", "readBack", "then");
    return new WriteSpec(
        name,
        section.needWord("verified", Verified.class),
        writeClass,
        by == null ? Calls.call(section) : null,
        by,
        section.textOrNull("map"),
        Calls.path(section, "remoteId"),
        by == null ? Calls.list(section) : null,
        Calls.match(section, "match"),
        section.has("ok") ? Calls.match(section, "ok") : null,
        section.section("lookup").map(WriteReader::finder).orElse(null),
        section.section("read").map(WriteReader::finder).orElse(null),
        section.flag("readBack", false),
        section.list("then").stream().map(WriteReader::then).toList(),
        section.textOrNull("inverse"),
        section.textOrNull("points"),
        section.word("goalKind", GoalKind.class, GoalKind.ANY));
  }

  static Finder finder(Section section) {
    section.only(Vocabulary.FINDER);
    return new Finder(
        Calls.list(section),
        Calls.match(section, "match"),
        FieldPath.of(section.text("remoteId").orElse("id")),
        as(section));
  }

  private static Map<String, FieldPath> as(Section section) {
    Map<String, FieldPath> as = new LinkedHashMap<>();
    Calls.fields(section, "as").forEach((name, path) -> as.put(name, FieldPath.of(path)));
    return as;
  }

  private static WriteSpec.Then then(Section section) {
    section.only(Vocabulary.THEN);
    return new WriteSpec.Then(
        finder(section.needSection("unless")), Calls.call(section), section.textOrNull("map"));
  }

  static void known(String name, Section writes) {
    if (!Vocabulary.WRITES.contains(name)) {
      throw writes.wrong(name, "is no write", List.copyOf(Vocabulary.WRITES));
    }
  }
}
