package org.learnwire.xapi;

import java.util.regex.Pattern;

/** Rules about single values: the special data types (xAPI Data 4.0). */
final class Values {
  private static final Pattern MAILTO =
      Pattern.compile(
          "mailto:[^\\s@<>,;:\"\\\\()\\[\\]]+@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");
  private static final Pattern SHA_1 = Pattern.compile("\\p{XDigit}{40}");
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile(
          "(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
              + "(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?"
              + "(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*"
              + "(?:-[\\da-wy-z](?:-[a-z\\d]{2,8})+)*"
              + "(?:-x(?:-[a-z\\d]{1,8})+)?|x(?:-[a-z\\d]{1,8})+"
              + "|i-[a-z]{2,8}|en-gb-oed|sgn-be-fr|sgn-be-nl|sgn-ch-de"
              + "|art-lojban|cel-gaulish|zh-min-nan|zh-hakka|zh-xiang)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?", Pattern.DOTALL);

  private Values() {}

  static void string(Spot spot) {
    isString(spot, Spec.FORMATTING);
  }

  static void bool(Spot spot) {
    if (!spot.node().isBoolean()) {
      spot.refuse("must be true or false, not " + spot.kind(), Spec.FORMATTING);
    }
  }

  static boolean number(Spot spot) {
    boolean finite =
        spot.node().isNumber()
            && !(spot.node().isDouble() && !Double.isFinite(spot.node().doubleValue()));
    if (!finite) {
      spot.refuse("must be a number, not " + spot.kind(), Spec.FORMATTING);
    }
    return finite;
  }

  static void iri(Spot spot) {
    if (isString(spot, Spec.IRIS) && !Iris.isAbsolute(spot.text())) {
      spot.refuse("must be an absolute IRI with a scheme, such as https://…", Spec.IRIS);
    }
  }

  static void uuid(Spot spot) {
    if (isString(spot, Spec.UUIDS) && Uuids.parse(spot.text()).isEmpty()) {
      spot.refuse("must be a UUID in standard form", Spec.UUIDS);
    }
  }

  static void timestamp(Spot spot) {
    if (isString(spot, Spec.TIMESTAMPS)
        && Timestamps.parse(spot.text(), spot.version()).isEmpty()) {
      spot.refuse(
          spot.isNewer()
              ? "must be an RFC 3339 timestamp such as 2026-01-31T09:30:00Z"
              : "must be an ISO 8601 timestamp such as 2026-01-31T09:30:00Z",
          Spec.TIMESTAMPS);
    }
  }

  static void duration(Spot spot) {
    if (isString(spot, Spec.DURATIONS) && !Durations.isDuration(spot.text())) {
      spot.refuse("must be an ISO 8601 duration such as PT1H30M", Spec.DURATIONS);
    }
  }

  static void languageTag(Spot spot) {
    if (isString(spot, Spec.LANGUAGE_MAPS) && !isLanguageTag(spot.text())) {
      spot.refuse("must be an RFC 5646 language tag such as en or de-AT", Spec.LANGUAGE_MAPS);
    }
  }

  static void languageMap(Spot spot) {
    if (!spot.node().isObject()) {
      spot.refuse("must be an object of language tags and texts", Spec.LANGUAGE_MAPS);
      return;
    }
    spot.node()
        .fieldNames()
        .forEachRemaining(
            tag -> {
              if (!isLanguageTag(tag)) {
                spot.at(tag).refuse("is no RFC 5646 language tag", Spec.LANGUAGE_MAPS);
              }
              spot.may(tag, Values::string);
            });
  }

  /**
   * Whatever stands in them is their owner's affair: null, empty text and deep nesting included.
   */
  static void extensions(Spot spot) {
    if (!spot.node().isObject()) {
      spot.refuse("must be an object, not " + spot.kind(), Spec.EXTENSIONS);
      return;
    }
    spot.node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!Iris.isAbsolute(key)) {
                spot.at(key).refuse("the key of an extension must be an IRI", Spec.EXTENSIONS);
              }
            });
  }

  static void mailto(Spot spot) {
    if (isString(spot, Spec.IFI) && !MAILTO.matcher(spot.text()).matches()) {
      spot.refuse("must have the form mailto:name@example.org", Spec.IFI);
    }
  }

  static void sha1(Spot spot) {
    if (isString(spot, Spec.IFI) && !SHA_1.matcher(spot.text()).matches()) {
      spot.refuse("must be the 40 hex digits of a SHA-1", Spec.IFI);
    }
  }

  static void mediaType(Spot spot) {
    if (isString(spot, Spec.ATTACHMENTS) && !MEDIA_TYPE.matcher(spot.text()).matches()) {
      spot.refuse("must be a media type such as application/pdf", Spec.ATTACHMENTS);
    }
  }

  static boolean isString(Spot spot, String spec) {
    if (!spot.node().isTextual()) {
      spot.refuse("must be a string, not " + spot.kind(), spec);
      return false;
    }
    return true;
  }

  /** The bound keeps the pattern from running out of stack; real tags have up to 35 characters. */
  private static boolean isLanguageTag(String text) {
    return text.length() <= 100 && LANGUAGE_TAG.matcher(text).matches();
  }
}
