package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a statement says of a file that belongs to it (xAPI Data 2.4.11). */
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
}
