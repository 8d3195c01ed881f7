package org.learnwire.kit.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Link header of an answer (RFC 8288, 3). */
record LinkHeader(String text) {
  /** One link: its target in angle brackets, then parameters, whose values may be quoted. */
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,]*))?)*)");

  private static final Pattern REL =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,]*))", Pattern.CASE_INSENSITIVE);

  /** The target of the first link with this relation; several may stand in one, without case. */
  Optional<String> target(String relation) {
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      Matcher rel = REL.matcher(link.group(2));
      // 3.3: of several rel parameters the first counts.
      if (rel.find() && names(rel).contains(relation.toLowerCase(Locale.ROOT))) {
        return Optional.of(link.group(1).strip());
      }
    }
    return Optional.empty();
  }

  private static java.util.List<String> names(Matcher rel) {
    String value = rel.group(1) == null ? rel.group(2) : rel.group(1);
    return Arrays.asList(value.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }
}
