package org.learnwire.lrs.forward;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.learnwire.lrs.AttachmentContent;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Conversion;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/**
 * One request's worth of statements, of one version, with their files (xAPI Communication 2.1.2,
 * 1.5.2): ids and timestamps stay, {@code stored} is the target's own.
 */
record Parcel(List<StoredStatement> statements, XapiVersion version) {
  record Body(String contentType, byte[] bytes) {}

  /** What the target's version has no words for; empty when all can be said. */
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    for (StoredStatement stored : statements) {
      converted(stored).lost().forEach(each -> lost.add(each.jsonPath()));
    }
    return lost;
  }

  Body body(Attachments files, boolean keepsAuthority) {
    List<String> texts = new ArrayList<>();
    Map<String, AttachmentContent> contents = new LinkedHashMap<>();
    for (StoredStatement stored : statements) {
      Statement statement = converted(stored).statement();
      texts.add(text(statement, keepsAuthority));
      for (Attachment attachment : Attachments.namedBy(statement)) {
        String sha2 = attachment.sha2().toLowerCase(Locale.ROOT);
        files.find(sha2).ifPresent(content -> contents.put(sha2, content));
      }
    }
    byte[] json = ("[" + String.join(",", texts) + "]").getBytes(StandardCharsets.UTF_8);
    return contents.isEmpty()
        ? new Body("application/json", json)
        : multipart(json, contents.values());
  }

  private Conversion converted(StoredStatement stored) {
    return stored.statement().as(version);
  }

  private static String text(Statement statement, boolean keepsAuthority) {
    Statement sent = statement.without("stored");
    return (keepsAuthority ? sent : sent.without("authority")).toString();
  }

  private static Body multipart(byte[] json, Iterable<AttachmentContent> contents) {
    String boundary = "learnwire-" + UUID.randomUUID();
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 64 * 1024);
    part(out, boundary, "Content-Type: application/json", json);
    for (AttachmentContent content : contents) {
      String headers =
          "Content-Type: "
              + content.contentType()
              + "\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
              + content.sha2();
      part(out, boundary, headers, content.bytes());
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return new Body("multipart/mixed; boundary=" + boundary, out.toByteArray());
  }

  private static void part(
      ByteArrayOutputStream out, String boundary, String headers, byte[] content) {
    out.writeBytes(
        ("--" + boundary + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }
}
