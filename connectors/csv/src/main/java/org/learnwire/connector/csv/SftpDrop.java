package org.learnwire.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** A session with an SFTP server, of which only the connection's own settings are known. */
final class SftpDrop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SshClient client;
  private final ClientSession session;
  private final FileSystem files;

  private SftpDrop(SshClient client, ClientSession session, FileSystem files) {
    this.client = client;
    this.session = session;
    this.files = files;
  }

  static Drop open(EngineConnection connection, URI address) throws CallFailure {
    HostKey hostKey = new HostKey(connection.setting("hostKey").orElse(""));
    SshClient client = SshClient.setUpDefaultClient();
    // Whatever lies in the home directory of whoever runs us is none of this connection's business.
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setServerKeyVerifier(hostKey);
    client.start();
    try {
      ClientSession session = session(connection, address, client, hostKey);
      FileSystem files = SftpClientFactory.instance().createSftpFileSystem(session);
      SftpDrop drop = new SftpDrop(client, session, files);
      String path = address.getPath();
      return new Drop(connection, files.getPath(path.isEmpty() ? "." : path), true, drop);
    } catch (IOException e) {
      client.stop();
      throw Drops.unreadable(connection, e);
    } catch (CallFailure | RuntimeException e) {
      client.stop();
      throw e;
    }
  }

  private static ClientSession session(
      EngineConnection connection, URI address, SshClient client, HostKey hostKey)
      throws CallFailure, IOException {
    String user = connection.setting("user").orElse("");
    int port = address.getPort() < 0 ? 22 : address.getPort();
    String place = address.getHost() + ":" + port;
    ClientSession session;
    try {
      session = client.connect(user, address.getHost(), port).verify(PATIENCE).getSession();
    } catch (IOException e) {
      throw connection.failure(
          ErrorWord.TRANSIENT,
          Arrival.NEVER,
          "no SFTP server answers at " + place,
          "check host and port in folder, and firewalls in between");
    }
    identify(connection, session);
    try {
      session.auth().verify(PATIENCE);
      return session;
    } catch (IOException e) {
      Optional<String> stranger = hostKey.refused();
      if (stranger.isPresent()) {
        throw connection.failure(
            ErrorWord.REFUSED,
            Arrival.NEVER,
            "the SFTP server at %s shows the key %s, and hostKey %s"
                .formatted(place, stranger.get(), hostKey.said()),
            "nothing was sent to it; ask its owner for the right key and write that as hostKey");
      }
      throw connection.failure(
          ErrorWord.BAD_CREDENTIALS,
          Arrival.ANSWERED,
          "the SFTP server at %s does not let %s in".formatted(place, user),
          "look at user and password or privateKey in the connection's settings");
    }
  }

  private static void identify(EngineConnection connection, ClientSession session)
      throws CallFailure {
    connection.setting("password").ifPresent(session::addPasswordIdentity);
    Optional<String> key = connection.setting("privateKey");
    if (key.isEmpty()) {
      return;
    }
    try (InputStream in = new ByteArrayInputStream(key.get().getBytes(StandardCharsets.UTF_8))) {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              session, NamedResource.ofName("privateKey"), in, FilePasswordProvider.EMPTY);
      boolean any = false;
      if (pairs != null) {
        for (KeyPair pair : pairs) {
          session.addPublicKeyIdentity(pair);
          any = true;
        }
      }
      if (!any) {
        throw new GeneralSecurityException("no key in it");
      }
    } catch (IOException | GeneralSecurityException e) {
      throw connection.failure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          "privateKey is no private key that can be read",
          "give an unencrypted RSA or ECDSA key in PEM or OpenSSH form");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      files.close();
      session.close();
    } finally {
      client.stop();
    }
  }
}
