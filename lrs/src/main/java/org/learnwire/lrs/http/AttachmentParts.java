package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.SignedStatements;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Violation;

/** Brings together the attachments that statements declare and the parts that came along. */
final class AttachmentParts {
  static final String HASH = "X-Experience-API-Hash";
  static final String ENCODING = "Content-Transfer-Encoding";
  private static final String SPEC = "xAPI Communication 1.5.2 Multipart/Mixed";

  private final Map<String, AttachmentContent> byHash = new LinkedHashMap<>();
  private final Set<String> declared = new HashSet<>();

  /** What a request of mere JSON brings: nothing. */
  static AttachmentParts none() {
    return new AttachmentParts();
  }

  /** Checks each part for itself. */
  static AttachmentParts of(List<BodyPart> parts) {
    AttachmentParts all = new AttachmentParts();
    for (int i = 0; i < parts.size(); i++) {
      AttachmentContent content = content(parts.get(i), "body, part " + (i + 2));
      all.byHash.put(content.sha2(), content);
    }
    return all;
  }

  /** Notes what a valid statement declares; refuses what can be found nowhere. */
  void expect(Statement statement, JsonNode json, String root) {
    expect(json.path("attachments"), root, ".attachments[");
    expect(json.path("object").path("attachments"), root, ".object.attachments[");
    if (json.has("attachments")) {
      checkSignatures(statement, root);
    }
  }

  /** The contents, once all statements have been heard; refuses what none of them declared. */
  List<AttachmentContent> contents() {
    for (String hash : byHash.keySet()) {
      if (!declared.contains(hash)) {
        throw refused("a part belongs to no attachment of these statements", "body", "sha2 " + hash)
            .next("Leave the part out, or declare the attachment in its statement.");
      }
    }
    return new ArrayList<>(byHash.values());
  }

  private void expect(JsonNode attachments, String root, String place) {
    for (int i = 0; i < attachments.size(); i++) {
      JsonNode attachment = attachments.get(i);
      String hash = attachment.path("sha2").asText().toLowerCase(Locale.ROOT);
      declared.add(hash);
      if (!byHash.containsKey(hash) && !attachment.has("fileUrl")) {
        throw refused(
                "an attachment has neither content nor address",
                root + place + i + "]",
                "without fileUrl its content must come along as a part with its sha2")
            .next("Send multipart/mixed with its content, or give the attachment a fileUrl.");
      }
    }
  }

  private void checkSignatures(Statement statement, String root) {
    Map<String, byte[]> contents = new HashMap<>();
    for (Attachment attachment : statement.attachments()) {
      AttachmentContent content = byHash.get(attachment.sha2().toLowerCase(Locale.ROOT));
      if (content != null) {
        contents.put(attachment.sha2(), content.bytes());
      }
    }
    List<Violation> violations = SignedStatements.check(statement, contents);
    if (!violations.isEmpty()) {
      throw XapiProblem.invalid("a signature does not fit its statement", root, violations);
    }
  }

  private static AttachmentContent content(BodyPart part, String where) {
    String hash =
        part.header(HASH.toLowerCase(Locale.ROOT))
            .orElseThrow(() -> refused("a part has no " + HASH, where, "the sha2 of its content"))
            .toLowerCase(Locale.ROOT);
    boolean binary =
        part.header(ENCODING.toLowerCase(Locale.ROOT))
            .filter("binary"::equalsIgnoreCase)
            .isPresent();
    if (!binary) {
      throw refused("a part is not said to be binary", where, ENCODING + ": binary");
    }
    byte[] bytes = part.content();
    if (!hash.equals(sha2(bytes, hash.length() * 4))) {
      throw refused(
          "the content of a part is not what its hash says", where, HASH + " is its SHA-2 in hex");
    }
    String type = part.header("content-type").orElse("application/octet-stream");
    return new AttachmentContent(hash, type, bytes);
  }

  /** SHA-2 of the length that was used: 224, 256, 384 or 512 bits. */
  private static String sha2(byte[] bytes, int bits) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-" + bits).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      return "";
    }
  }

  private static XapiProblem refused(String what, String where, String rule) {
    return XapiProblem.badRequest(what).where(where).rule(rule).spec(SPEC);
  }
}
