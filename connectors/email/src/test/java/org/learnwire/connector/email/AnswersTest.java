package org.learnwire.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.kit.Receipt;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.manifest.ErrorWord;

/** What a mail server says, or does not say, decides whether a letter is sent again. */
class AnswersTest {

  @ParameterizedTest
  @ValueSource(strings = {Gate.CUT, Gate.SILENT})
  void a_line_that_breaks_after_the_letter_was_handed_over_is_unknown_and_nothing_is_sent_again(
      String end) throws Exception {
    try (Gate gate = new Gate().on(".", end);
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.UNKNOWN);
      assertThat(receipt.mayBeSentAgain()).isFalse();
      assertThat(receipt.message()).contains("perhaps it was taken").contains("Message-ID");
      assertThat(gate.count("DATA")).isEqualTo(1);
      assertThat(room.lookUp(MailRoom.toAna()).state()).isEqualTo(Receipt.State.UNKNOWN);
      assertThat(gate.count("EHLO")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
  void a_line_that_breaks_before_it_is_tried_again_and_the_letter_goes_out_once(String at)
      throws Exception {
    String then = at.equals("DATA") ? "354 go" : "250 fine";
    try (Gate gate = new Gate().on(at, Gate.CUT, at.equals("GREETING") ? "220 hello" : then);
        MailRoom room = MailRoom.at(gate.port())) {
      assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
      assertThat(gate.count(".")).isEqualTo(1);
    }
  }

  @Test
  void a_line_that_breaks_in_the_middle_of_the_text_took_nothing() throws Exception {
    // Longer than what the line holds by itself, so that its end cannot be on its way.
    String text = "a line of the letter\n".repeat(300_000);
    try (Gate gate = new Gate().on("BODY", Gate.CUT, "go");
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna().put("text", text));
      assertThat(receipt.state()).isEqualTo(Receipt.State.DONE);
      assertThat(gate.count("DATA")).isEqualTo(2);
      assertThat(gate.count(".")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 4.3.2 too busy, throttled",
    "MAIL, 451 4.3.0 try again, transient",
    "RCPT, 450 4.2.1 greylisted, transient",
    "DATA, 452 4.3.1 no room, transient",
    "., 451 4.4.1 not now, transient"
  })
  void an_answer_of_4xx_is_tried_again_now_and_may_be_later(
      String command, String answer, String word) throws Exception {
    try (Gate gate = new Gate().on(command, answer);
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.REFUSED);
      assertThat(receipt.error().word()).isEqualTo(word);
      assertThat(receipt.mayBeSentAgain()).isTrue();
      assertThat(receipt.message()).contains(answer);
      gate.on(
          command,
          switch (command) {
            case "GREETING" -> "220 hello";
            case "DATA" -> "354 go";
            default -> "250 fine";
          });
      assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 554 5.3.2 no service here, refused, words say why",
    "MAIL, 553 5.1.8 no such sender, not-permitted, the setting from",
    "MAIL, 530 5.7.0 Authentication required, bad-credentials, 465 with security",
    "RCPT, 550 5.1.1 <ANA@acme.test> unknown, invalid, the person's e-mail address",
    "RCPT, 554 5.7.1 relay access denied, not-permitted, user and password",
    "DATA, 554 5.5.1 no, refused, words say why",
    "., 552 5.3.4 too large, refused, words say why"
  })
  void an_answer_of_5xx_is_a_no_for_good_with_the_servers_words(
      String command, String answer, String word, String fix) throws Exception {
    try (Gate gate = new Gate().on(command, answer);
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.REFUSED);
      assertThat(receipt.error().word()).isEqualTo(word);
      assertThat(receipt.message())
          .contains("localhost:" + gate.port() + " said: " + answer.substring(0, 9))
          .contains(fix)
          .doesNotContainIgnoringCase("ana@acme.test");
      assertThat(gate.count("EHLO")).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void what_was_taken_stays_taken_when_the_farewell_is_not_answered() throws Exception {
    try (Gate gate = new Gate().on("QUIT", Gate.CUT);
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.state()).isEqualTo(Receipt.State.DONE);
      assertThat(receipt.json().path("answer").asText()).isEqualTo("250 2.0.0 queued as 4711");
    }
  }

  @Test
  void without_starttls_nothing_is_told() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port(), "security", "starttls")) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.error()).isEqualTo(ErrorWord.REFUSED);
      assertThat(receipt.message()).contains("does not offer STARTTLS").contains("465");
      assertThat(gate.heard).hasSize(1).element(0).asString().startsWith("EHLO");
    }
  }

  @Test
  void tls_where_none_is_spoken_is_told() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port(), "security", "tls")) {
      assertThat(room.message(MailRoom.toAna()).message())
          .contains("no trusted connection")
          .contains("check host, port and security");
    }
  }

  @Test
  void who_should_sign_in_does_not_send_without() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port(), "user", "u", "password", MailRoom.PASSWORD)) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.error()).isEqualTo(ErrorWord.UNSUPPORTED);
      assertThat(receipt.message()).contains("offers no signing in");
      assertThat(gate.count("MAIL")).isZero();
    }
    try (Gate gate = new Gate().offering("AUTH XOAUTH2");
        MailRoom room = MailRoom.at(gate.port(), "user", "u", "password", MailRoom.PASSWORD)) {
      assertThat(room.message(MailRoom.toAna()).message()).contains("OAuth 2 is not spoken here");
    }
  }

  @Test
  void after_a_wrong_password_nothing_more_is_tried_so_that_no_mailbox_is_locked()
      throws Exception {
    try (Gate gate = new Gate().offering("AUTH PLAIN").on("AUTH", "535 5.7.8 not you");
        MailRoom room = MailRoom.at(gate.port(), "user", "u", "password", MailRoom.PASSWORD)) {
      assertThat(room.message(MailRoom.toAna()).message()).contains("535 5.7.8 not you");
      Receipt second = room.message(MailRoom.toAna());
      assertThat(second.error()).isEqualTo(ErrorWord.BAD_CREDENTIALS);
      assertThat(second.mayBeSentAgain()).isTrue();
      assertThat(second.message()).contains("nothing more is asked", "start the program anew");
      assertThat(gate.count("AUTH")).isEqualTo(1);
    }
  }

  @Test
  void unencrypted_goes_to_this_machine_or_where_the_user_says_so() throws Exception {
    try (MailRoom room = MailRoom.at(25, "host", "192.0.2.1")) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.error()).isEqualTo(ErrorWord.INVALID);
      assertThat(receipt.message()).contains("192.0.2.1 is another").contains("plainNetwork: yes");
      assertThat(room.check().good()).isFalse();
    }
    // The address of no machine in particular is this one, and no loopback address.
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port(), "host", "0.0.0.0", "plainNetwork", "yes")) {
      assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "security, ssl, 'security is starttls, tls or none, not ssl'",
    "port, mail, 'port is a number from 1 to 65535, not mail'",
    "port, 70000, 'not 70000'",
    "user, u, user and password are set together"
  })
  void a_setting_that_is_none_is_named(String key, String value, String message) {
    try (MailRoom room = MailRoom.at(25, key, value)) {
      assertThat(room.message(MailRoom.toAna()).message()).contains(message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "recipientEmail, 'ana@acme.test\r\nBcc: eve@acme.test'",
    "recipientEmail, 'ana@acme.test, eve@acme.test'",
    "recipientEmail, 'Ana <ana@acme.test>'",
    "recipientEmail, 'team: ana@acme.test, eve@acme.test;'",
    "recipientEmail, ana",
    "recipientEmail, ana@",
    "recipientEmail, 'ana@ac me.test'",
    "recipientEmail, zoë@acme.test",
    "recipientName, 'Ana\r\nBcc: eve@acme.test'",
    "text, ' '"
  })
  void what_is_no_one_address_or_one_line_is_not_sent(String field, String value) throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port())) {
      Receipt receipt = room.message(MailRoom.toAna().put(field, value));
      assertThat(receipt.error()).isEqualTo(ErrorWord.INVALID);
      assertThat(receipt.message()).startsWith("mail: nothing sent, ").doesNotContain("eve@");
      assertThat(gate.heard).isEmpty();
    }
  }

  @Test
  void a_line_break_in_the_subject_sends_nothing() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port(), "subject", "Hello\r\nBcc: eve@acme.test")) {
      assertThat(room.message(MailRoom.toAna()).message())
          .isEqualTo("mail: nothing sent, the subject has a line break or control character in it");
      assertThat(gate.heard).isEmpty();
    }
  }

  @Test
  void a_domain_in_letters_of_the_world_goes_in_those_of_the_net() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port())) {
      room.message(MailRoom.toAna().put("recipientEmail", "ana@bücher.test"));
      assertThat(gate.heard).anyMatch(each -> each.equals("RCPT TO:<ana@xn--bcher-kva.test>"));
    }
  }

  @Test
  void who_has_no_address_gets_nothing_and_it_is_told() throws Exception {
    ObjectNode unknown = MailRoom.toAna();
    unknown.remove("recipientEmail");
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port())) {
      assertThat(room.recognise(unknown).message()).contains("no e-mail address is known");
      assertThat(gate.heard).isEmpty();
    }
  }

  @Test
  void several_at_once_take_turns_as_the_limits_say() throws Exception {
    try (Gate gate = new Gate();
        MailRoom room = MailRoom.at(gate.port())) {
      List<CompletableFuture<Receipt>> all =
          IntStream.range(0, 4).mapToObj(i -> room.meanwhile(MailRoom.toAna())).toList();
      assertThat(all)
          .allSatisfy(each -> assertThat(each.join().state()).isEqualTo(Receipt.State.DONE));
      assertThat(gate.count(".")).isEqualTo(4);
      assertThat(gate.most.get()).isEqualTo(1);
    }
  }

  @Test
  void nobody_listening_is_told_and_may_be_tried_later() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (MailRoom room = MailRoom.at(free)) {
      Receipt receipt = room.message(MailRoom.toAna());
      assertThat(receipt.message()).contains("nothing listens at localhost:" + free);
      assertThat(receipt.mayBeSentAgain()).isTrue();
    }
  }

  @Test
  void a_proxy_is_asked_to_connect_and_what_it_cannot_is_told() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    try (Gate gate = new Gate();
        ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> tunnel(proxy, asked));
      thread.setDaemon(true);
      thread.start();
      Network through =
          Network.straight().through("http://127.0.0.1:" + proxy.getLocalPort(), "", "");
      try (MailRoom room = MailRoom.at(through, gate.port())) {
        assertThat(room.message(MailRoom.toAna()).state()).isEqualTo(Receipt.State.DONE);
        assertThat(asked).containsExactly("CONNECT localhost:" + gate.port() + " HTTP/1.1");
      }
    }
    Network safe = Network.straight().through("https://127.0.0.1:1", "", "");
    try (MailRoom room = MailRoom.at(safe, 25)) {
      assertThat(room.message(MailRoom.toAna()).message()).contains("only by http://");
    }
    Network nowhere = Network.straight().through("http://127.0.0.1:1", "", "");
    try (MailRoom room = MailRoom.at(nowhere, 25)) {
      assertThat(room.message(MailRoom.toAna()).message())
          .contains("the proxy http://127.0.0.1:1 cannot be reached");
    }
  }

  private static void tunnel(ServerSocket proxy, List<String> asked) {
    try (Socket one = proxy.accept()) {
      String first = Gate.line(one.getInputStream());
      asked.add(first);
      String line = first;
      while (line != null && !line.isEmpty()) {
        line = Gate.line(one.getInputStream());
      }
      try (Socket other =
          new Socket("localhost", Integer.parseInt(first.replaceAll(".*:(\\d+) .*", "$1")))) {
        one.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
        Gate.joined(one, other);
      }
    } catch (IOException e) {
      asked.add("broke: " + e);
    }
  }
}
