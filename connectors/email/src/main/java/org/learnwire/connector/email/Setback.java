package org.learnwire.connector.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.learnwire.connector.email.Conversation.Step;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** Says of a conversation that ended badly why, and whether the letter can have been taken. */
record Setback(MailServer server, Conversation conversation, String recipient) {
  /** RFC 3463, 3.8: security or policy, not the address. */
  private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d+\\b");

  private static final String SIGN_IN =
      "check user and password; mailboxes with a second factor (Gmail, Microsoft 365 and others)"
          + " want an app password here, or have this way of signing in switched off";
  private static final String ENCRYPT =
      "ask which port encrypts: 587 with security: starttls, or 465 with security: tls";

  CallFailure of(MessagingException broken) {
    int code = conversation.getLastReturnCode();
    // 0 and less: no answer came, or the line was closed.
    if (broken instanceof AuthenticationFailedException && code > 0) {
      return signIn(code);
    }
    if (code >= 500) {
      return refused(code);
    }
    if (code >= 400) {
      // Nothing was taken (RFC 5321, 4.2.1). 421 asks to be left alone, not only for this letter.
      return failure(
          code == 421 ? ErrorWord.THROTTLED : ErrorWord.TRANSIENT,
          Arrival.ANSWERED,
          said(),
          "it is tried again");
    }
    return silent(causes(broken));
  }

  CallFailure noSignIn() {
    return failure(
        ErrorWord.UNSUPPORTED,
        Arrival.NEVER,
        server.place() + " offers no signing in here",
        server.security() == Security.NONE
            ? ENCRYPT
            : "take user and password away if it wants none, or ask which port is for it");
  }

  private CallFailure signIn(int code) {
    if (code < 400) {
      return failure(
          ErrorWord.UNSUPPORTED,
          Arrival.NEVER,
          server.place() + " knows no way of signing in that is known here (PLAIN, LOGIN)",
          "ask for a mailbox or relay with user and password; OAuth 2 is not spoken here");
    }
    return code < 500
        ? failure(ErrorWord.TRANSIENT, Arrival.ANSWERED, said(), "it is tried again")
        : server
            .connection()
            .failure(ErrorWord.BAD_CREDENTIALS, Arrival.ANSWERED, code, said(), SIGN_IN);
  }

  private CallFailure refused(int code) {
    Step step = conversation.step();
    if (code == 530) {
      boolean open = server.security() == Security.NONE;
      return failure(ErrorWord.BAD_CREDENTIALS, Arrival.ANSWERED, said(), open ? ENCRYPT : SIGN_IN);
    }
    boolean policy = POLICY.matcher(conversation.getLastServerResponse()).find();
    return switch (step) {
      case SENDER ->
          failure(
              ErrorWord.NOT_PERMITTED,
              Arrival.ANSWERED,
              said(),
              "check the setting from: the server must let this user send as that address");
      case RECIPIENT ->
          failure(
              policy ? ErrorWord.NOT_PERMITTED : ErrorWord.INVALID,
              Arrival.ANSWERED,
              said(),
              policy
                  ? "the server may want user and password before it sends to others"
                  : "check the person's e-mail address where it comes from");
      default -> failure(ErrorWord.REFUSED, Arrival.ANSWERED, said(), "the server's words say why");
    };
  }

  /** No answer that would say anything. */
  private CallFailure silent(List<Throwable> causes) {
    if (conversation.step() == Step.HANDED_OVER) {
      return failure(
          ErrorWord.TRANSIENT,
          Arrival.PERHAPS,
          "%s did not answer once the letter was handed over: perhaps it was taken"
              .formatted(server.place()),
          "look for its Message-ID at the server or ask the recipient, then settle it");
    }
    if (has(causes, SSLException.class)) {
      return failure(
          ErrorWord.REFUSED,
          Arrival.NEVER,
          "no trusted connection to %s: %s".formatted(server.place(), innermost(causes)),
          "check host, port and security, and the certificate's dates; for a company's own CA, name"
              + " its certificate under ca: of the connection");
    }
    if (server.security() == Security.STARTTLS
        && conversation.getLastReturnCode() == 250
        && !conversation.supportsExtension("STARTTLS")) {
      return failure(
          ErrorWord.REFUSED,
          Arrival.NEVER,
          server.place() + " does not offer STARTTLS, and nothing is sent unencrypted",
          ENCRYPT);
    }
    return failure(ErrorWord.TRANSIENT, Arrival.NEVER, notReached(causes), fix(causes));
  }

  private String notReached(List<Throwable> causes) {
    if (has(causes, UnknownHostException.class)) {
      return "no host %s is known".formatted(innermost(causes));
    }
    if (has(causes, SocketTimeoutException.class)) {
      return "%s did not answer within %d s"
          .formatted(server.place(), server.connection().timeout().toSeconds());
    }
    if (has(causes, ConnectException.class, NoRouteToHostException.class)) {
      return server
          .connection()
          .network()
          .proxy()
          .map(
              proxy ->
                  "the proxy %s cannot be reached or lets nothing through to %s"
                      .formatted(proxy.url(), server.place()))
          .orElse("nothing listens at " + server.place());
    }
    return "the line to %s broke before the letter was handed over".formatted(server.place());
  }

  private static String fix(List<Throwable> causes) {
    return has(causes, UnknownHostException.class)
        ? MailServer.CHECK_HOST
        : "it is tried again; if it stays so, check host, port and security, and firewalls between";
  }

  /** The server's own words, in one line and without the person's address. */
  private String said() {
    String words =
        conversation.getLastServerResponse().strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    String nameless =
        recipient.isEmpty()
            ? words
            : words.replaceAll("(?i)" + Pattern.quote(recipient), "the recipient");
    return "%s said: %s"
        .formatted(server.place(), nameless.length() > 300 ? nameless.substring(0, 300) : nameless);
  }

  private CallFailure failure(ErrorWord word, Arrival arrival, String what, String fix) {
    return server.connection().failure(word, arrival, what, fix);
  }

  private static List<Throwable> causes(MessagingException broken) {
    List<Throwable> all = new ArrayList<>();
    Throwable next = broken;
    while (next != null && !all.contains(next)) {
      all.add(next);
      next =
          next instanceof MessagingException mail && mail.getNextException() != null
              ? mail.getNextException()
              : next.getCause();
    }
    return all;
  }

  @SafeVarargs
  private static boolean has(List<Throwable> causes, Class<? extends Throwable>... types) {
    return causes.stream()
        .anyMatch(each -> List.of(types).stream().anyMatch(type -> type.isInstance(each)));
  }

  private static String innermost(List<Throwable> causes) {
    return String.valueOf(causes.get(causes.size() - 1).getMessage());
  }
}
