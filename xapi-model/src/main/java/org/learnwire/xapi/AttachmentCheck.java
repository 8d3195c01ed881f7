package org.learnwire.xapi;

import java.util.regex.Pattern;

/** Rules about what statements say of their attachments (xAPI Data 2.4.11). */
final class AttachmentCheck {
  /** SHA-224, 256, 384 and 512 in hex. */
  private static final Pattern SHA_2 =
      Pattern.compile("(\\p{XDigit}{56}|\\p{XDigit}{64}|\\p{XDigit}{96}|\\p{XDigit}{128})");

  private static final Shape ATTACHMENT =
      new Shape(Spec.ATTACHMENTS)
          .must("usageType", Values::iri)
          .must("display", Values::languageMap)
          .may("description", Values::languageMap)
          .must("contentType", Values::mediaType)
          .must("length", AttachmentCheck::length)
          .must("sha2", AttachmentCheck::sha2)
          .may("fileUrl", Values::iri);

  private AttachmentCheck() {}

  static void attachment(Spot spot) {
    if (!spot.is(ATTACHMENT)) {
      return;
    }
    if (SignedStatements.isSignature(spot.node())
        && !"application/octet-stream".equals(spot.node().path("contentType").asText())) {
      spot.refuse("contentType", "must be application/octet-stream for a signature", Spec.SIGNED);
    }
  }

  private static void length(Spot spot) {
    if (!spot.node().isIntegralNumber()
        || !spot.node().canConvertToLong()
        || spot.node().longValue() < 0) {
      spot.refuse("must be a whole number of bytes", Spec.ATTACHMENTS);
    }
  }

  private static void sha2(Spot spot) {
    if (Values.isString(spot, Spec.ATTACHMENTS) && !SHA_2.matcher(spot.text()).matches()) {
      spot.refuse("must be a SHA-2 hash in hex", Spec.ATTACHMENTS);
    }
  }
}
