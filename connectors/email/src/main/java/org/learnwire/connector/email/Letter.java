package org.learnwire.connector.email;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.WriteAsk;

/**
 * A message in plain text from Learnwire to one person (RFC 5322).
 *
 * @param messageId without its angle brackets; the same whenever the same write is sent
 */
record Letter(
    InternetAddress from,
    @Nullable InternetAddress replyTo,
    InternetAddress to,
    String subject,
    String text,
    String messageId) {

  /** What the mapping made of a write, with the sender that the connection names. */
  static Letter of(WriteAsk ask) throws BadLetter {
    JsonNode body = ask.body() == null ? ask.input() : ask.body();
    String text = body.path("text").asText("");
    if (text.isBlank()) {
      throw new BadLetter("it has no text");
    }
    InternetAddress from = sender(ask.connection());
    return new Letter(
        from,
        answersTo(ask.connection()),
        Mailbox.of("the recipient", body.path("to").asText(""), body.path("toName").asText("")),
        BadLetter.oneLine("the subject", body.path("subject").asText("").strip()),
        text.replaceAll("\r\n?|\n", "\r\n"),
        messageId(ask.input(), from));
  }

  static InternetAddress sender(EngineConnection connection) throws BadLetter {
    return Mailbox.of(
        "the setting from",
        connection.setting("from").orElse(""),
        connection.setting("fromName").orElse(""));
  }

  static @Nullable InternetAddress answersTo(EngineConnection connection) throws BadLetter {
    String address = connection.setting("replyTo").orElse("");
    return address.isBlank() ? null : Mailbox.of("the setting replyTo", address, null);
  }

  /** Of the write's own reference (RFC 5322, 3.6.4), so that a second copy can be told as one. */
  private static String messageId(ObjectNode input, InternetAddress from) {
    String ref = input.path("externalRef").asText("");
    UUID drawn =
        ref.isEmpty()
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(ref.getBytes(StandardCharsets.UTF_8));
    String left = ref.matches("[A-Za-z0-9-]{1,60}") ? ref : drawn.toString();
    String address = from.getAddress();
    return left + "@" + address.substring(address.lastIndexOf('@') + 1);
  }

  MimeMessage in(Session session, Instant now) throws MessagingException {
    MimeMessage message = new Named(session, messageId);
    message.setFrom(from);
    if (replyTo != null) {
      message.setReplyTo(new InternetAddress[] {replyTo});
    }
    message.setRecipient(MimeMessage.RecipientType.TO, to);
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834, 5: no holiday replies
    message.setSentDate(Date.from(now));
    message.saveChanges();
    return message;
  }

  /** Jakarta Mail would draw an id of its own at each save. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
