package org.learnwire.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where days begin, which languages texts are written in and when people work.
 *
 * @param timeZone the zone in which dates are read and written
 * @param languages language tags, the preferred one first
 * @param programmes what people take part in together
 * @param cycles of performance reviews
 */
public record Company(
    ZoneId timeZone,
    List<String> languages,
    WorkingDays workingDays,
    Programmes programmes,
    Cycles cycles) {
  public Company {
    languages = List.copyOf(languages);
  }

  /** Without cycles of performance reviews. */
  public Company(
      ZoneId timeZone, List<String> languages, WorkingDays workingDays, Programmes programmes) {
    this(timeZone, languages, workingDays, programmes, Cycles.NONE);
  }

  /** Monday to Friday, no holidays, and programmes of which nobody has a list. */
  public Company(ZoneId timeZone, List<String> languages) {
    this(timeZone, languages, WorkingDays.MONDAY_TO_FRIDAY, Programmes.free());
  }

  LocalDate date(Instant at) {
    return at.atZone(timeZone).toLocalDate();
  }

  /** The text in the company's preferred language, else in English, else in any; "" for none. */
  public String text(Map<String, String> texts) {
    return text(texts, null);
  }

  /** The text in this language before all others; one without a region serves every region. */
  String text(Map<String, String> texts, @Nullable String language) {
    if (language != null && texts.containsKey(language)) {
      return texts.get(language);
    }
    if (language != null && language.indexOf('-') > 0) {
      return text(texts, language.substring(0, language.lastIndexOf('-')));
    }
    for (String each : languages) {
      String text = texts.get(each);
      if (text != null) {
        return text;
      }
    }
    return texts.getOrDefault("en", texts.values().stream().findFirst().orElse(""));
  }
}
