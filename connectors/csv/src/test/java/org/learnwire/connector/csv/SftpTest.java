package org.learnwire.connector.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.ErrorWord;

/** A real SFTP server: Apache MINA SSHD, on 127.0.0.1. */
class SftpTest {
  private static final String PASSWORD = "sftp-secret-0001";
  private static final KeyPair HOST = pair();
  private static final KeyPair OURS = pair();
  @TempDir static Path root;
  private static SshServer server;

  @BeforeAll
  static void listen() throws IOException {
    Files.createDirectory(root.resolve("inbound"));
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
    server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, OURS.getPublic()));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop(true);
  }

  @AfterEach
  void clear() throws IOException {
    try (var files = Files.list(root.resolve("inbound"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void a_file_is_read_once_and_stays_where_it_is() throws Exception {
    write("people.csv", "employee_id,email\n7,ana@acme.test\n");
    try (Inbox inbox = inbox("password", PASSWORD)) {
      assertThat(inbox.read().complete()).isTrue();
      assertThat(inbox.keys()).containsExactly("7");
      assertThat(inbox.read().read()).isZero();
      assertThat(root.resolve("inbound/people.csv")).exists();
    }
  }

  @Test
  void a_key_opens_it_too() throws Exception {
    write("people.ndjson", "{\"employee_id\": 7}\n{\"employee_id\": 8}\n");
    try (Inbox inbox = inbox("privateKey", pem(OURS))) {
      StreamReport report = inbox.read();
      assertThat(report.error()).isNull();
      assertThat(inbox.keys()).containsExactly("7", "8");
    }
  }

  @Test
  void a_server_with_another_key_is_not_told_the_password() throws Exception {
    try (Inbox inbox =
        Inbox.of("people", folder(), "user", "hr", "password", PASSWORD, "hostKey", "SHA256:x")) {
      StreamReport report = inbox.read();
      assertThat(report.error().word()).isEqualTo(ErrorWord.REFUSED);
      assertThat(report.error().message())
          .contains("shows the key " + fingerprint() + ", and hostKey says SHA256:x")
          .contains("nothing was sent to it");
    }
    try (Inbox inbox = Inbox.of("people", folder(), "user", "hr", "password", PASSWORD)) {
      assertThat(inbox.read().error().message()).contains("and hostKey is not set");
    }
  }

  @Test
  void a_wrong_password_is_told_without_saying_it() throws Exception {
    try (Inbox inbox = inbox("password", "other-secret-0002")) {
      StreamReport report = inbox.read();
      assertThat(report.error().word()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
      assertThat(report.error().message())
          .contains("does not let hr in")
          .doesNotContain("other-secret");
    }
  }

  @Test
  void a_folder_that_is_not_there_is_named() throws Exception {
    try (Inbox inbox =
        Inbox.of(
            "people",
            folder().replace("inbound", "outbound"),
            "user",
            "hr",
            "password",
            PASSWORD,
            "hostKey",
            fingerprint())) {
      StreamReport report = inbox.read();
      assertThat(report.error().word()).isEqualTo(ErrorWord.NOT_FOUND);
      assertThat(report.error().message()).contains("cannot read sftp://127.0.0.1:");
    }
  }

  @Test
  void nobody_listening_is_told() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (Inbox inbox = Inbox.of("people", "sftp://127.0.0.1:" + free + "/x", "user", "hr")) {
      StreamReport report = inbox.read();
      assertThat(report.error().word()).isEqualTo(ErrorWord.TRANSIENT);
      assertThat(report.error().message()).contains("no SFTP server answers at 127.0.0.1:" + free);
    }
  }

  private static Inbox inbox(String how, String secret) throws Exception {
    return Inbox.of("people", folder(), "user", "hr", how, secret, "hostKey", fingerprint());
  }

  private static String folder() {
    return "sftp://127.0.0.1:" + server.getPort() + "/inbound";
  }

  private static String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, HOST.getPublic());
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(root.resolve("inbound").resolve(name), text);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(KeyPair pair) {
    StringWriter pem = new StringWriter();
    pem.append("-----BEGIN PRIVATE KEY-----\n");
    pem.append(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded()));
    return pem.append("\n-----END PRIVATE KEY-----\n").toString();
  }
}
