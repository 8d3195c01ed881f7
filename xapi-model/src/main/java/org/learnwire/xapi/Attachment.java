package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of a file that belongs to it (xAPI Data 2.4.11).
 *
 * @param length in bytes
 * @param sha2 in hex: SHA-224, 256, 384 or 512
 */
public record Attachment(
    String usageType,
    LanguageMap display,
    LanguageMap description,
    String contentType,
    long length,
    String sha2,
    @Nullable String fileUrl) {
  /** Usage type of a signature over the statement itself (xAPI Data 2.6). */
  public static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

  /** What is to be said of this content; a display must be added. */
  public static Attachment of(String usageType, String contentType, byte[] content) {
    return new Attachment(
        usageType,
        LanguageMap.empty(),
        LanguageMap.empty(),
        contentType,
        content.length,
        sha256(content),
        null);
  }

  static Attachment of(JsonNode json) {
    return new Attachment(
        json.path("usageType").asText(),
        LanguageMap.of(json.path("display")),
        LanguageMap.of(json.path("description")),
        json.path("contentType").asText(),
        json.path("length").asLong(),
        json.path("sha2").asText(),
        json.hasNonNull("fileUrl") ? json.get("fileUrl").asText() : null);
  }

  public Attachment shown(String language, String text) {
    return new Attachment(
        usageType, display.with(language, text), description, contentType, length, sha2, fileUrl);
  }

  public Attachment described(String language, String text) {
    return new Attachment(
        usageType, display, description.with(language, text), contentType, length, sha2, fileUrl);
  }

  /** Says where the content is found; it then need not come along. */
  public Attachment at(String url) {
    return new Attachment(usageType, display, description, contentType, length, sha2, url);
  }

  ObjectNode toJson() {
    ObjectNode json = XapiJson.object().put("usageType", usageType);
    json.set("display", display.toJson());
    if (!description.texts().isEmpty()) {
      json.set("description", description.toJson());
    }
    json.put("contentType", contentType).put("length", length).put("sha2", sha2);
    return fileUrl == null ? json : json.put("fileUrl", fileUrl);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
