package org.learnwire.kit.manifest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;

/** Reads one stream. */
final class StreamReader {
  private final Section section;
  private final String name;

  StreamReader(String name, Section section) {
    this.name = name;
    this.section = section.only(Vocabulary.STREAM);
  }

  StreamSpec read() {
    EngineCall by = Calls.engine(section, "page", "records", "sweep", "since", "webhook");
    ListCall list = by == null ? Calls.list(section) : null;
    Target to = section.needWord("to", Target.class);
    if (section.has("since") && section.has("each")) {
      throw section.wrong("since", "cannot stand beside each: one cursor, many lists", List.of());
    }
    if (section.has("webhook") && section.has("each")) {
      throw section.wrong("webhook", "cannot stand beside each: an event names no list", List.of());
    }
    if (to != Target.REFERENCE && !section.has("map")) {
      throw section.missing("map");
    }
    if (section.texts("key").isEmpty()) {
      throw section.missing("key");
    }
    @Nullable Call detail =
        section.section("detail").map(call -> Calls.call(call.only(Vocabulary.CALL))).orElse(null);
    return new StreamSpec(
        name,
        section.needWord("verified", Verified.class),
        list,
        by,
        section
            .section("sweep")
            .map(sweep -> Calls.listOver(sweep.only(Vocabulary.LIST), list))
            .orElse(null),
        detail,
        section.section("each").map(StreamReader::each).orElse(null),
        section.section("since").map(StreamReader::since).orElse(null),
        section.texts("key"),
        section.textOrNull("version"),
        section.section("occurredAt").map(StreamReader::time).orElse(null),
        section.texts("watch"),
        keep(),
        joins(),
        to,
        section.textOrNull("map"),
        section.word("absent", Absent.class, Absent.KEEP),
        section.word("change", Change.class, Change.APPEND),
        section
            .section("webhook")
            .map(webhook -> WebhookReader.read(webhook, section, detail))
            .orElse(null));
  }

  /** A list keeps fields under their own names, a map under others. */
  private Map<String, String> keep() {
    if (section.isMapping("keep")) {
      return Calls.fields(section, "keep");
    }
    Map<String, String> keep = new LinkedHashMap<>();
    section.texts("keep").forEach(field -> keep.put(field, field));
    return keep;
  }

  private Map<String, Join> joins() {
    Map<String, Join> joins = new LinkedHashMap<>();
    section
        .section("with")
        .map(Section::sections)
        .orElse(Map.of())
        .forEach(
            (name, join) -> {
              join.only(Vocabulary.JOIN);
              joins.put(name, new Join(join.needText("stream"), join.texts("key")));
            });
    return joins;
  }

  private static Each each(Section each) {
    each.only(Vocabulary.EACH);
    boolean changed = each.has("changedIn");
    if (changed == each.has("stream")) {
      throw each.missing("either stream or changedIn");
    }
    Map<String, String> as = Calls.fields(each, "as");
    if (as.isEmpty()) {
      throw each.missing("as");
    }
    return new Each(
        each.texts(changed ? "changedIn" : "stream"), changed, as, Calls.match(each, "where"));
  }

  private static Since since(Section since) {
    since.only(Vocabulary.SINCE);
    @Nullable FieldPath maxOf = null;
    @Nullable FieldPath answer = null;
    if (since.isText("from")) {
      String from = since.needText("from");
      answer = from.equals("now") ? null : FieldPath.of(from);
    } else {
      maxOf = FieldPath.of(since.needSection("from").only(Vocabulary.FROM).needText("maxOf"));
    }
    return new Since(
        since.textOrNull("param"),
        since.word("in", Place.class, Place.QUERY),
        answer,
        maxOf,
        since.duration("overlap", Duration.ZERO),
        since.word("edge", Edge.class, Edge.INCLUSIVE),
        since.word("format", TimeFormat.class, TimeFormat.ISO),
        most(since, maxOf));
  }

  /** Only the records themselves say where the next window begins. */
  private static int most(Section since, @Nullable FieldPath maxOf) {
    int most = (int) since.number("most", 0);
    if (most < 0 || (most > 0 && maxOf == null)) {
      throw since.wrong("most", "is above 0 and needs from: {maxOf: …}", List.of());
    }
    return most;
  }

  private static TimeField time(Section time) {
    time.only(Vocabulary.TIME);
    return new TimeField(
        FieldPath.of(time.needText("field")),
        time.word("format", TimeFormat.class, TimeFormat.ISO));
  }
}
