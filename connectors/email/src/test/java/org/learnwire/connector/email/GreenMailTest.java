package org.learnwire.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.CheckReport;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.manifest.ErrorWord;

/** A mail server that is not ours: GreenMail, on 127.0.0.1, plain, with TLS and behind STARTTLS. */
class GreenMailTest {
  @TempDir static Path folder;
  private static Keys keys;
  private static GreenMail mail;

  @BeforeAll
  static void listen() throws Exception {
    keys = Keys.in(folder);
    // Where GreenMail looks for the certificate that it shows.
    System.setProperty("greenmail.tls.keystore.file", keys.store().toString());
    System.setProperty("greenmail.tls.keystore.password", Keys.PASSWORD);
    mail =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
            });
    mail.start();
  }

  @BeforeEach
  void empty() throws Exception {
    mail.purgeEmailFromAllMailboxes();
    mail.setUser("relay@acme.test", "relay", MailRoom.PASSWORD);
  }

  @AfterAll
  static void stop() {
    mail.stop();
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  @Test
  void recognition_is_one_letter_to_the_person_it_is_for() throws Exception {
    try (MailRoom room = MailRoom.at(plain(), "replyTo", "people@acme.test")) {
      Receipt receipt = room.recognise(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.DONE);
      assertThat(receipt.remoteId()).isEqualTo("lw-0123456789ab@acme.test");
    }
    MimeMessage letter = only();
    assertThat(letter.getAllRecipients())
        .containsExactly(new InternetAddress("ana@acme.test", "Ana Ruiz"));
    assertThat(letter.getHeader("From", null)).isEqualTo("Learnwire <learnwire@acme.test>");
    assertThat(letter.getHeader("Reply-To", null)).isEqualTo("people@acme.test");
    assertThat(letter.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(letter.getSubject()).isEqualTo("Well done");
    assertThat(letter.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(text(letter)).isEqualTo("Well done, and thank you!\n\nTeresa Rossi");
  }

  @Test
  void letters_of_the_world_and_lines_of_any_kind_arrive_as_they_are() throws Exception {
    String text = "Ζωή, größer: 東京\n.\n.. two dots\r\n" + "long ".repeat(400) + "\nFrom here";
    try (MailRoom room = MailRoom.at(plain(), "subject", "Ein Gruß für Žofie – 東京")) {
      room.message(MailRoom.toAna().put("recipientName", "Žofie Ömer").put("text", text));
    }
    MimeMessage letter = only();
    assertThat(letter.getSubject()).isEqualTo("Ein Gruß für Žofie – 東京");
    assertThat(((InternetAddress) letter.getAllRecipients()[0]).getPersonal())
        .isEqualTo("Žofie Ömer");
    assertThat(text(letter)).isEqualTo(text.replace("\r\n", "\n"));
  }

  @Test
  void the_same_write_has_the_same_message_id_whenever_it_is_sent() throws Exception {
    try (MailRoom room = MailRoom.at(plain())) {
      room.message(MailRoom.toAna());
      room.message(MailRoom.toAna());
      room.message(MailRoom.toAna().put("externalRef", "lw-ba9876543210"));
    }
    assertThat(mail.getReceivedMessages())
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            "<lw-0123456789ab@acme.test>",
            "<lw-0123456789ab@acme.test>",
            "<lw-ba9876543210@acme.test>");
  }

  @Test
  void tls_from_the_first_byte_is_trusted_by_the_ca_of_the_connection() throws Exception {
    Network trusting = Network.straight().trusting(keys.certificate());
    try (MailRoom room = MailRoom.at(trusting, safe(), "security", "tls")) {
      assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
      assertThat(room.check().good()).isTrue();
    }
    assertThat(only().getSubject()).isEqualTo("A message from Learnwire");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_trusted() {
    try (MailRoom room = MailRoom.at(safe(), "security", "tls")) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.REFUSED);
      assertThat(receipt.error()).isEqualTo(ErrorWord.REFUSED);
      assertThat(receipt.message()).contains("no trusted connection").contains("under ca:");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_certificate_for_another_host_is_not_trusted() {
    Network trusting = Network.straight().trusting(keys.certificate());
    try (MailRoom room = MailRoom.at(trusting, safe(), "security", "tls", "host", "127.0.0.1")) {
      assertThat(room.message(MailRoom.toAna()).message()).contains("no trusted connection");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void starttls_encrypts_before_anything_is_told() throws Exception {
    Network trusting = Network.straight().trusting(keys.certificate());
    try (Gate gate = new Gate().encrypting(keys.context(), plain());
        MailRoom room =
            MailRoom.at(trusting, gate.port(), signed("security", "starttls", MailRoom.PASSWORD))) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.message()).isEmpty();
      assertThat(receipt.state()).isEqualTo(Receipt.State.DONE);
      assertThat(gate.heard).hasSize(3).element(0).asString().startsWith("EHLO");
      assertThat(gate.heard).endsWith("STARTTLS", "TLS");
    }
    assertThat(only().getMessageID()).isEqualTo("<lw-0123456789ab@acme.test>");
  }

  @Test
  void whoever_signs_in_sends() throws Exception {
    try (MailRoom room = MailRoom.at(plain(), signed("fromName", "Acme", MailRoom.PASSWORD))) {
      assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
    }
    assertThat(only().getHeader("From", null)).isEqualTo("Acme <learnwire@acme.test>");
  }

  @Test
  void a_wrong_password_is_told_without_saying_it_and_may_be_mended() {
    try (MailRoom room = MailRoom.at(plain(), signed("fromName", "Acme", "other-secret-0002"))) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.error()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
      assertThat(receipt.mayBeSentAgain()).isTrue();
      assertThat(receipt.message())
          .contains("535")
          .contains("app password")
          .doesNotContain("other-secret")
          .doesNotContain("ana@acme.test");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_check_signs_in_and_sends_nothing() throws Exception {
    try (MailRoom room = MailRoom.at(plain(), signed("fromName", "Acme", MailRoom.PASSWORD))) {
      assertThat(room.check().good()).isTrue();
    }
    try (MailRoom room = MailRoom.at(plain(), signed("fromName", "Acme", "other-secret-0002"))) {
      CheckReport report = room.check();
      assertThat(report.good()).isFalse();
      assertThat(report.toString()).contains("app password").doesNotContain("other-secret");
    }
    try (MailRoom room = MailRoom.at(plain(), "from", "not an address")) {
      assertThat(room.check().toString()).contains("the setting from is no e-mail address");
    }
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  private static String[] signed(String key, String value, String password) {
    return new String[] {"user", "relay", "password", password, key, value};
  }

  private static MimeMessage only() {
    assertThat(mail.getReceivedMessages()).hasSize(1);
    return mail.getReceivedMessages()[0];
  }

  private static String text(MimeMessage letter) throws Exception {
    return letter.getContent().toString().replace("\r\n", "\n").stripTrailing();
  }

  private static int plain() {
    return mail.getSmtp().getPort();
  }

  private static int safe() {
    return mail.getSmtps().getPort();
  }
}
