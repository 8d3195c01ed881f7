package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.lrs.Attachments;

/**
 * Answers with statements and the content of their attachments (xAPI Communication 1.5.2). One
 * attachment at a time is in memory.
 */
final class MultipartAnswer {
  private final Attachments attachments;

  MultipartAnswer(Attachments attachments) {
    this.attachments = attachments;
  }

  /**
   * @param hashes of the attachments; those that nobody ever sent are only found by their fileUrl
   */
  void write(HttpServletResponse response, byte[] json, Collection<String> hashes)
      throws IOException {
    String boundary = "learnwire-" + UUID.randomUUID();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("multipart/mixed; boundary=" + boundary);
    OutputStream out = response.getOutputStream();
    String opening = "--" + boundary + "\r\n";
    out.write(Utf8.bytes(opening + "Content-Type: application/json\r\n\r\n"));
    out.write(json);
    for (String hash : hashes) {
      Optional<AttachmentContent> found = attachments.find(hash);
      if (found.isPresent()) {
        out.write(Utf8.bytes("\r\n" + opening + headers(found.get())));
        out.write(found.get().bytes());
      }
    }
    out.write(Utf8.bytes("\r\n--" + boundary + "--\r\n"));
  }

  private static String headers(AttachmentContent content) {
    return "Content-Type: "
        + content.contentType()
        + "\r\n"
        + AttachmentParts.ENCODING
        + ": binary\r\n"
        + AttachmentParts.HASH
        + ": "
        + content.sha2()
        + "\r\n\r\n";
  }
}
