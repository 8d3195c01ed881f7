package org.learnwire.connector.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A conversation with a mail server (RFC 5321, 3.3) that remembers how far it came. */
final class Conversation extends SMTPTransport {
  /** What the answer that is waited for is about. */
  enum Step {
    CONNECT,
    SENDER,
    RECIPIENT,
    TEXT,
    /**
     * The end of the text is on its way: only from here on can the letter have been taken. A server
     * whose line breaks before it must forget the letter (RFC 5321, 4.1.1.10).
     */
    HANDED_OVER
  }

  private Step step = Step.CONNECT;

  Conversation(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  Step step() {
    return step;
  }

  @Override
  protected void mailFrom() throws MessagingException {
    step = Step.SENDER;
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    step = Step.RECIPIENT;
    super.rcptTo();
    step = Step.TEXT;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    step = Step.HANDED_OVER;
    super.finishData();
  }
}
