package org.learnwire.connector.email;

import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Network.Proxy;
import org.learnwire.kit.manifest.ErrorWord;

/** The server that a connection names, and how it is spoken to. */
record MailServer(
    EngineConnection connection,
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password) {

  /**
   * @throws CallFailure for settings with which nothing can be sent
   */
  static MailServer of(EngineConnection connection) throws CallFailure {
    String word = connection.setting("security").orElse("starttls");
    Security security =
        Security.of(word)
            .orElseThrow(
                () -> wrong(connection, "security is starttls, tls or none, not " + word, ""));
    String host = connection.setting("host").orElse("");
    String user = connection.setting("user").orElse(null);
    String password = connection.setting("password").orElse(null);
    if ((user == null) != (password == null)) {
      throw wrong(connection, "user and password are set together, or neither", "");
    }
    MailServer server =
        new MailServer(connection, host, port(connection, security), security, user, password);
    server.refuseToBeOverheard();
    return server;
  }

  private static int port(EngineConnection connection, Security security) throws CallFailure {
    String port = connection.setting("port").orElse("");
    if (port.isEmpty()) {
      return security.port();
    }
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535 || port.matches("0+")) {
      throw wrong(connection, "port is a number from 1 to 65535, not " + port, "");
    }
    return Integer.parseInt(port);
  }

  private void refuseToBeOverheard() throws CallFailure {
    boolean allowed = connection.setting("plainNetwork").orElse("no").equalsIgnoreCase("yes");
    if (security == Security.NONE && !allowed && !onThisMachine()) {
      throw wrong(
          connection,
          "security: none is for a server on this machine, and %s is another".formatted(host),
          "say security: starttls or tls; on a network that is trusted as it is, say"
              + " plainNetwork: yes");
    }
  }

  private boolean onThisMachine() throws CallFailure {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw connection.failure(
          ErrorWord.TRANSIENT, Arrival.NEVER, "no host %s is known".formatted(host), CHECK_HOST);
    }
  }

  static final String CHECK_HOST =
      "check the spelling of the setting host, and whether this machine needs a VPN or another DNS";

  private static CallFailure wrong(EngineConnection connection, String what, String fix) {
    String usual = "mend it under connections.%s.settings".formatted(connection.name());
    return connection.failure(
        ErrorWord.INVALID, Arrival.NEVER, "the setting " + what, fix.isEmpty() ? usual : fix);
  }

  String place() {
    return host + ":" + port;
  }

  Session session() throws CallFailure {
    Properties mail = new Properties();
    String millis = Long.toString(connection.timeout().toMillis());
    mail.put("mail.smtp.connectiontimeout", millis);
    mail.put("mail.smtp.timeout", millis);
    mail.put("mail.smtp.writetimeout", millis);
    mail.put("mail.smtp.auth", Boolean.toString(user != null));
    mail.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
    mail.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
    mail.put("mail.smtp.ssl.checkserveridentity", "true");
    // Without it a factory that fails is passed over for Java's own.
    mail.put("mail.smtp.socketFactory.fallback", "false");
    connection
        .network()
        .sslContext(connection.context())
        .ifPresent(tls -> mail.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory()));
    if (connection.network().proxy().isPresent()) {
      through(connection.network().proxy().get(), mail);
    }
    return Session.getInstance(mail);
  }

  /** By CONNECT (RFC 9110, 9.3.6). */
  private void through(Proxy proxy, Properties mail) throws CallFailure {
    if (!proxy.url().getScheme().equals("http")) {
      throw connection.failure(
          ErrorWord.UNSUPPORTED,
          Arrival.NEVER,
          "mail goes through a proxy only by http://, not " + proxy.url(),
          "name an http:// proxy that allows CONNECT to %s, or take proxy away".formatted(place()));
    }
    mail.put("mail.smtp.proxy.host", proxy.url().getHost());
    mail.put("mail.smtp.proxy.port", Integer.toString(proxy.url().getPort()));
    if (!proxy.user().isEmpty()) {
      mail.put("mail.smtp.proxy.user", proxy.user());
      mail.put("mail.smtp.proxy.password", proxy.password());
    }
  }
}
