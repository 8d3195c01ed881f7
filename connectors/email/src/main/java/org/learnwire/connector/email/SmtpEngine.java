package org.learnwire.connector.email;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.WriteAsk;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends letters, one conversation each, and says of each what surely became of it, or nothing. */
public final class SmtpEngine implements WriteEngine {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpEngine.class);

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public Receipt send(WriteAsk ask) throws CallFailure, InterruptedException {
    MailServer server = MailServer.of(ask.connection());
    Letter letter;
    try {
      letter = Letter.of(ask);
    } catch (BadLetter e) {
      return Receipt.refused(
          ErrorWord.INVALID,
          "%s: nothing sent, %s".formatted(server.connection().name(), e.getMessage()));
    }
    String said = server.connection().caller().deliver(() -> handOver(server, letter));
    return Receipt.done(
        letter.messageId(),
        JsonNodeFactory.instance
            .objectNode()
            .put("messageId", letter.messageId())
            .put("answer", server.connection().caller().redacted(said)));
  }

  /** Connects and signs in; no sender, recipient or text is named. */
  @Override
  public void check(EngineConnection connection) throws CallFailure, InterruptedException {
    MailServer server = MailServer.of(connection);
    try {
      Letter.sender(connection);
      Letter.answersTo(connection);
    } catch (BadLetter e) {
      throw connection.failure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          e.getMessage(),
          "mend it under connections.%s.settings".formatted(connection.name()));
    }
    connection
        .caller()
        .hasty()
        .deliver(
            () -> {
              Conversation conversation = open(server, server.session(), "");
              leave(conversation);
              return "";
            });
  }

  private static String handOver(MailServer server, Letter letter) throws CallFailure {
    Session session = server.session();
    Conversation conversation = open(server, session, letter.to().getAddress());
    try {
      MimeMessage message = letter.in(session, Instant.now());
      conversation.sendMessage(message, message.getAllRecipients());
      return conversation.getLastServerResponse().strip();
    } catch (MessagingException e) {
      throw new Setback(server, conversation, letter.to().getAddress()).of(e);
    } finally {
      leave(conversation);
    }
  }

  private static Conversation open(MailServer server, Session session, String recipient)
      throws CallFailure {
    Conversation conversation = new Conversation(session);
    Setback setback = new Setback(server, conversation, recipient);
    try {
      conversation.connect(server.host(), server.port(), server.user(), server.password());
    } catch (MessagingException e) {
      throw setback.of(e);
    }
    // Jakarta Mail goes on without signing in where a server does not offer it.
    if (server.user() != null
        && !conversation.supportsExtension("AUTH")
        && !conversation.supportsExtension("AUTH=LOGIN")) {
      leave(conversation);
      throw setback.noSignIn();
    }
    return conversation;
  }

  /** What was taken stays taken, however the farewell goes. */
  private static void leave(Conversation conversation) {
    try {
      conversation.close();
    } catch (MessagingException e) {
      LOG.debug("the mail server did not say goodbye, after {}", conversation.step());
    }
  }
}
