package org.learnwire.kit.manifest;

import java.util.List;
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
    if (section.flag("readBack", false) && !section.has("read")) {
      throw section.missing("read, since it reads back");
    }
    EngineCall by =
        Calls.engine(section, "remoteId", "records", "ok", "lookup", "read", "readBack");
    return new WriteSpec(
        name,
        section.needWord("verified", Verified.class),
        writeClass,
        by == null ? Calls.call(section) : null,
        by,
        section.textOrNull("map"),
        Calls.path(section, "remoteId"),
        Calls.path(section, "records"),
        section.has("ok") ? Calls.match(section, "ok") : null,
        section.section("lookup").map(WriteReader::finder).orElse(null),
        section.section("read").map(WriteReader::finder).orElse(null),
        section.flag("readBack", false));
  }

  static Finder finder(Section section) {
    section.only(Vocabulary.FINDER);
    return new Finder(
        Calls.list(section),
        Calls.match(section, "match"),
        FieldPath.of(section.text("remoteId").orElse("id")));
  }

  static void known(String name, Section writes) {
    if (!Vocabulary.WRITES.contains(name)) {
      throw writes.wrong(name, "is no write", List.copyOf(Vocabulary.WRITES));
    }
  }
}
