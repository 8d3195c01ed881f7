package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is read by hand agrees with another way of saying the same grammar. */
class FormatPropertiesTest {
  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?([Zz]|[+-]\\d\\d(:?\\d\\d)?)?");
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");
  private static final Pattern MAILTO =
      Pattern.compile(
          "mailto:[^\\s@<>,;:\"\\\\()\\[\\]]+@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

  @Property
  void uuids(@ForAll("nearUuids") String text) {
    assertThat(Uuids.isUuid(text)).isEqualTo(UUID_FORM.matcher(text).matches());
  }

  @Property
  void every_instant_comes_back(
      @ForAll @LongRange(min = -62_000_000_000L, max = 253_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -17 * 60, max = 17 * 60) int offsetMinutes) {
    Instant instant = Instant.ofEpochSecond(second, nano);
    assertThat(Timestamps.parse(Timestamps.format(instant), XapiVersion.V2_0_0)).contains(instant);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    String local = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
    if (instant.atOffset(offset).getYear() <= 9999 && instant.atOffset(offset).getYear() >= 0) {
      assertThat(Timestamps.parse(local, XapiVersion.V2_0_0)).contains(instant);
    }
  }

  @Property(tries = 5000)
  void timestamps(@ForAll("nearTimestamps") String text) {
    if (Timestamps.parse(text).isPresent()) {
      assertThat(text).matches(TIMESTAMP);
    }
    assertThat(Timestamps.parse(text, XapiVersion.V2_0_0).isPresent())
        .isEqualTo(Timestamps.parse(text).isPresent() && RFC_3339.matcher(text).matches());
  }

  @Property
  void mail_addresses(@ForAll("nearMailtos") String text) {
    assertThat(MailAddresses.isMailto(text)).isEqualTo(MAILTO.matcher(text).matches());
  }

  @Property
  void language_tags(@ForAll("subtags") List<String> subtags) {
    String tag = "de-" + String.join("-", subtags);
    assertThat(LanguageTags.isTag(tag)).as(tag).isEqualTo(isWellFormed(tag));
  }

  @Property
  void iris_of_allowed_characters(
      @ForAll("schemes") String scheme,
      @ForAll("paths") String path,
      @ForAll("paths") String query) {
    String iri = scheme + "://example.test/" + path + "?" + query + "#" + path;
    assertThat(Iris.isAbsolute(iri)).as(iri).isTrue();
    assertThat(Iris.isAbsolute(scheme + ":" + path + "x")).isTrue();
  }

  @Property
  void iris_with_one_character_that_is_not_allowed(
      @ForAll("paths") String path,
      @ForAll("forbidden") String wrong,
      @ForAll("paths") String rest) {
    assertThat(Iris.isAbsolute("http://example.test/" + path + wrong + rest)).isFalse();
    assertThat(Iris.isAbsolute("urn:" + path + "?" + wrong + rest)).isFalse();
  }

  @Property
  void durations_of_parts(@ForAll("durations") String duration) {
    assertThat(Durations.isDuration(duration)).as(duration).isTrue();
    assertThat(Durations.isDuration(duration + "1")).isFalse();
    assertThat(Durations.isDuration(duration.substring(1))).isFalse();
    String cut = Durations.toHundredths(duration);
    assertThat(cut).isEqualTo(duration.replace(".123456S", ".12S"));
    assertThat(Durations.isDuration(cut)).isTrue();
  }

  @Example
  void what_is_nearly_a_duration_is_none() {
    assertThat(List.of("PT5M30S", "PT0S", "PT100H5S", "PT5H3M1S")).allMatch(Durations::isDuration);
    assertThat(
            List.of(
                "PT", "PTS", "PT5", "PT5M3H", "PT5M5M", "PT5M ", "PT-5M", "PT5M30", "P5S", "pt5m"))
        .noneMatch(Durations::isDuration);
  }

  @Property
  void durations_of_the_jdk(@ForAll @LongRange(max = 1_000_000_000_000L) long millis) {
    String text = Durations.format(Duration.ofMillis(millis));
    assertThat(Durations.isDuration(text)).isTrue();
    assertThat(Duration.parse(text)).isEqualTo(Duration.ofMillis(millis / 10 * 10));
  }

  @Provide
  Arbitrary<String> nearUuids() {
    return mutated(Arbitraries.create(UUID::randomUUID).map(UUID::toString), "-0aFg ");
  }

  @Provide
  Arbitrary<String> nearTimestamps() {
    return mutated(
        Arbitraries.of(
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:00:00.123+05:30",
            "2024-02-29T23:59:60.9-00:30",
            "2026-03-01t12:00+0200",
            "2026-03-01T12:00:00,5-07",
            "2026-03-01T12:00Z",
            "0000-01-01T00:00"),
        "-+:.,TtZz0129 ");
  }

  @Provide
  Arbitrary<String> nearMailtos() {
    return mutated(Arbitraries.of("mailto:a.b@example.test", "mailto:ü@é-1.x"), "@.-:a<> \"[");
  }

  @Provide
  Arbitrary<List<String>> subtags() {
    // Distinct by length, so that no variant or singleton stands twice: that is a rule of its own.
    return Arbitraries.of(
            "de", "cmn", "abcde", "x", "Latn", "AT", "419", "1901", "rozaj", "u", "12")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .uniqueElements();
  }

  @Provide
  Arbitrary<String> schemes() {
    return Arbitraries.of("http", "HTTPS", "a", "x-y.z+1");
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "Z", "0", "-", "~", "!$&'()*+,;=:@", "/", "%2F", "é", "引", "😀")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> forbidden() {
    return Arbitraries.of(
        " ", "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "%-", "%g0", "\u007f", "\u0000",
        "\uD800", "\uFFFE", "[", "]");
  }

  @Provide
  Arbitrary<String> durations() {
    Arbitrary<String> number = Arbitraries.integers().between(0, 99_999).map(String::valueOf);
    Arbitrary<String> seconds =
        Combinators.combine(number, Arbitraries.of("", ".5", ",25", ".123456")).as(String::concat);
    return Combinators.combine(number, seconds, Arbitraries.integers().between(0, 6))
        .as(
            (n, s, form) ->
                switch (form) {
                  case 0 -> "P" + n + "Y";
                  case 1 -> "P" + n + "Y" + n + "M" + n + "DT" + n + "H" + n + "M" + s + "S";
                  case 2 -> "PT" + s + "S";
                  case 3 -> "P" + s + "W";
                  case 4 -> "P" + n + "M";
                  case 5 -> "PT" + s + "H";
                  default -> "P" + n + "DT" + n + "M";
                });
  }

  /** One character less, more, or another. */
  private static Arbitrary<String> mutated(Arbitrary<String> texts, String with) {
    return Combinators.combine(
            texts,
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, 3),
            Arbitraries.chars().with(with.toCharArray()))
        .as(
            (text, place, how, c) -> {
              int at = Math.min(place, text.length() - 1);
              String before = text.substring(0, at);
              String after = text.substring(at + 1);
              return switch (how) {
                case 0 -> text;
                case 1 -> before + after;
                case 2 -> before + c + text.charAt(at) + after;
                default -> before + c + after;
              };
            });
  }

  private static boolean isWellFormed(String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return true;
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
