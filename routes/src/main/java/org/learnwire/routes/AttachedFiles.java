package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.learnwire.kit.MappedRecord;
import org.learnwire.lrs.AttachmentContent;

/** The files that came with a statement from another LRS, base64 beside the record. */
final class AttachedFiles {
  private AttachedFiles() {}

  static List<AttachmentContent> of(MappedRecord record) {
    List<AttachmentContent> files = new ArrayList<>();
    JsonNode attached = record.source().parent().path("attachments");
    attached.fields().forEachRemaining(file -> files.add(content(file.getKey(), file.getValue())));
    return files;
  }

  private static AttachmentContent content(String sha2, JsonNode file) {
    return new AttachmentContent(
        sha2,
        file.path("contentType").asText(),
        Base64.getDecoder().decode(file.path("base64").asText()));
  }
}
