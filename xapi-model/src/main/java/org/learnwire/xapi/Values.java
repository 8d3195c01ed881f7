package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules about single values: the special data types (xAPI Data 4.0). */
final class Values {
  private static final Pattern SHA_1 = Pattern.compile("\\p{XDigit}{40}");
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?", Pattern.DOTALL);

  private Values() {}

  static void string(Spot spot) {
    if (isString(spot, Spec.FORMATTING)) {
      Limits.text(spot);
    }
  }

  static void bool(Spot spot) {
    if (!spot.node().isBoolean()) {
      spot.refuse("must be true or false, not " + spot.kind(), Spec.FORMATTING);
    }
  }

  static void number(Spot spot) {
    JsonNode node = spot.node();
    if (!node.isNumber() || node.isDouble() && !Double.isFinite(node.doubleValue())) {
      spot.refuse("must be a number, not " + spot.kind(), Spec.FORMATTING);
    } else {
      Limits.number(spot);
    }
  }

  static void iri(Spot spot) {
    if (isString(spot, Spec.IRIS) && !Iris.isAbsolute(spot.text())) {
      spot.refuse("must be an absolute IRI with a scheme, such as https://…", Spec.IRIS);
    }
  }

  static void uuid(Spot spot) {
    if (isString(spot, Spec.UUIDS) && !Uuids.isUuid(spot.text())) {
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
    if (isString(spot, Spec.LANGUAGE_MAPS) && !LanguageTags.isTag(spot.text())) {
      spot.refuse("must be an RFC 5646 language tag such as en or de-AT", Spec.LANGUAGE_MAPS);
    }
  }

  static void languageMap(Spot spot) {
    if (!spot.node().isObject()) {
      spot.refuse("must be an object of language tags and texts", Spec.LANGUAGE_MAPS);
      return;
    }
    for (Map.Entry<String, JsonNode> text : spot.node().properties()) {
      if (!LanguageTags.isTag(text.getKey())) {
        spot.refuse(text.getKey(), "is no RFC 5646 language tag", Spec.LANGUAGE_MAPS);
      }
      spot.below(text.getKey(), text.getValue(), Values::string);
    }
  }

  /**
   * Whatever stands in them is their owner's affair: null, empty text and deep nesting included.
   */
  static void extensions(Spot spot) {
    if (!spot.node().isObject()) {
      spot.refuse("must be an object, not " + spot.kind(), Spec.EXTENSIONS);
      return;
    }
    for (Map.Entry<String, JsonNode> extension : spot.node().properties()) {
      if (!Iris.isAbsolute(extension.getKey())) {
        spot.refuse(extension.getKey(), "the key of an extension must be an IRI", Spec.EXTENSIONS);
      }
      Limits.anything(spot, extension.getKey(), extension.getValue());
    }
  }

  static void mailto(Spot spot) {
    if (isString(spot, Spec.IFI) && !MailAddresses.isMailto(spot.text())) {
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
}
