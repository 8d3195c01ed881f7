package org.learnwire.xapi;

import java.util.Set;
import java.util.regex.Pattern;

/** Rules about what statements say of their attachments (xAPI Data 2.4.11). */
final class AttachmentCheck {
  /** SHA-224, 256, 384 and 512 in hex. */
  private static final Pattern SHA_2 =
      Pattern.compile("(\\p{XDigit}{56}|\\p{XDigit}{64}|\\p{XDigit}{96}|\\p{XDigit}{128})");

  private static final Set<String> ATTACHMENT =
      Spot.names("usageType", "display", "description", "contentType", "length", "sha2", "fileUrl");

  private AttachmentCheck() {}

  static void attachment(Spot spot) {
    if (!spot.isObject(Spec.ATTACHMENTS, ATTACHMENT)) {
      return;
    }
    spot.need("usageType", Spec.ATTACHMENTS, Values::iri);
    spot.need("display", Spec.ATTACHMENTS, Values::languageMap);
    spot.may("description", Values::languageMap);
    spot.need("contentType", Spec.ATTACHMENTS, Values::mediaType);
    spot.need("length", Spec.ATTACHMENTS, AttachmentCheck::length);
    spot.need("sha2", Spec.ATTACHMENTS, AttachmentCheck::sha2);
    spot.may("fileUrl", Values::iri);
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
