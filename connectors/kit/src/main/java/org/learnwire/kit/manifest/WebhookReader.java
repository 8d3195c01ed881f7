package org.learnwire.kit.manifest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.WebhookSpec.Encoding;
import org.learnwire.kit.manifest.WebhookSpec.Moment;
import org.learnwire.kit.manifest.WebhookSpec.Of;
import org.learnwire.kit.manifest.WebhookSpec.Part;
import org.learnwire.kit.manifest.WebhookSpec.Signature;

/** Reads how a system tells of changes by itself. */
final class WebhookReader {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Duration MOST_TOLERANCE = Duration.ofHours(1);

  private WebhookReader() {}

  /**
   * @param stream the section around it, whose detail call it may use
   */
  static WebhookSpec read(Section section, Section stream, @Nullable Call detail) {
    section.only(Vocabulary.WEBHOOK);
    @Nullable FieldPath record = Calls.path(section, "record");
    Map<String, FieldPath> as = new LinkedHashMap<>();
    Calls.fields(section, "as").forEach((name, path) -> as.put(name, FieldPath.of(path)));
    if ((record == null) == as.isEmpty()) {
      throw section.missing("either record, where an event holds it, or as, which names it");
    }
    if (record != null && Calls.hasCall(section)) {
      throw section.wrong("record", "needs no call: the event is the record", List.of());
    }
    if (record != null && !stream.has("version")) {
      throw section.wrong(
          "record",
          "needs the stream's version: events come late and twice, and only the system's own"
              + " version says which is newer",
          List.of());
    }
    WebhookSpec spec =
        new WebhookSpec(
            secret(section),
            signature(section.needSection("signature")),
            moment(section.needSection("timestamp")),
            FieldPath.of(section.text("events").orElse(".")),
            Calls.match(section, "when"),
            record,
            as,
            Calls.hasCall(section) ? Calls.call(section) : null);
    return spec.fetchingBy(detail)
        .orElseThrow(() -> section.missing("a call for what as names, or the stream a detail"));
  }

  private static String secret(Section section) {
    Matcher named = NAME.matcher(section.needText("secret"));
    if (!named.matches()) {
      throw section.wrong("secret", "must be a setting, as {webhookSecret}", List.of());
    }
    return named.group(1);
  }

  private static Signature signature(Section section) {
    section.only(Vocabulary.SIGNATURE);
    List<Part> over = parts(section);
    for (Of needed : List.of(Of.BODY, Of.TIMESTAMP)) {
      if (!over.contains(new Part.Named(needed))) {
        throw section.wrong(
            "over",
            "lacks {%s}: what is not signed can be altered, and sent again for ever"
                .formatted(Word.of(needed)),
            List.of());
      }
    }
    return new Signature(
        section.needText("header"),
        section.needWord("encoding", Encoding.class),
        section.text("prefix").orElse(""),
        over);
  }

  private static List<Part> parts(Section section) {
    String text = section.needText("over");
    List<Part> parts = new ArrayList<>();
    Matcher named = NAME.matcher(text);
    int from = 0;
    while (named.find()) {
      if (named.start() > from) {
        parts.add(new Part.Literal(text.substring(from, named.start())));
      }
      parts.add(new Part.Named(section.word("over", named.group(1), Of.class)));
      from = named.end();
    }
    if (from < text.length()) {
      parts.add(new Part.Literal(text.substring(from)));
    }
    return List.copyOf(parts);
  }

  private static Moment moment(Section section) {
    section.only(Vocabulary.MOMENT);
    Duration tolerance = section.duration("tolerance", TOLERANCE);
    if (tolerance.isNegative() || tolerance.isZero() || tolerance.compareTo(MOST_TOLERANCE) > 0) {
      throw section.wrong("tolerance", "must be between PT1S and PT1H", List.of());
    }
    List<TimeFormat> formats = new ArrayList<>();
    for (String word : section.has("format") ? section.texts("format") : List.of("unix")) {
      formats.add(section.word("format", word.toLowerCase(Locale.ROOT), TimeFormat.class));
    }
    return new Moment(section.needText("header"), List.copyOf(formats), tolerance);
  }
}
