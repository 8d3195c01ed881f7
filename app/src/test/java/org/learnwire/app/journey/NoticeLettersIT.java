package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.UnknownName;

/** The digest reaches a mail server, from the words of learnwire.yaml to the letter. */
class NoticeLettersIT {
  private static final String YAML =
      """
      learnwire:
        company: {name: Acme, time-zone: Europe/Berlin}
        public-url: https://learn.acme.test/
        cycles: cycles.yaml
        connections:
          mail:
            connector: email
            settings: {host: localhost, port: "%d", security: none, from: learnwire@acme.test}
          chat: {connector: slack, settings: {webhookUrl: "https://chat.example.test/x"}}
        notify:
          digest: {via: %s, to: [ops@acme.test, hr@acme.test], at: "07:30"}
      """;
  private static final String CYCLES = "cycles: {\"2026\": {from: 2026-01-01, to: 2026-12-31}}\n";

  @TempDir Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void listen() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void each_receiver_gets_one_letter_a_day_whatever_starts_anew() throws Exception {
    pass("2026-11-24T06:29:00Z");
    assertThat(mail.getReceivedMessages()).as("before its time").isEmpty();
    pass("2026-11-24T06:31:00Z");
    pass("2026-11-24T18:00:00Z");

    assertThat(mail.getReceivedMessages()).hasSize(2);
    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(letter.getHeader("To", null)).isEqualTo("ops@acme.test");
    assertThat(letter.getSubject()).isEqualTo("Acme: Learnwire on Tuesday 24 November 2026");
    assertThat(letter.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(
            "Acme, Tuesday 24 November 2026\n\nBefore long\n- cycle 2026 ends on 31 Dec 2026 and"
                + " cycles.yaml has none after it: add the next one, with its ids");
    pass("2026-11-25T06:31:00Z");
    assertThat(mail.getReceivedMessages()).hasSize(4);
  }

  @Test
  void a_connection_that_sends_no_letters_stops_the_start() throws IOException {
    JourneySettings settings = settings("chat");

    assertThatThrownBy(
            () -> Journey.open(settings, Clock.systemUTC(), DatabaseOptions.standard()).close())
        .isInstanceOf(UnknownName.class)
        .hasMessageContaining("notify: digest: via: chat is a slack, which sends no letters");
  }

  private void pass(String at) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    try (Journey journey = Journey.open(settings("mail"), clock, DatabaseOptions.standard())) {
      assertThat(journey.pass(PassRequest.standard()).warnings()).hasSize(1);
    }
  }

  private JourneySettings settings(String via) throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(file, YAML.formatted(mail.getSmtp().getPort(), via));
    Files.writeString(folder.resolve("cycles.yaml"), CYCLES);
    return new SettingsFile(file, Clock.systemUTC(), Map.<String, String>of()::get)
        .read(Optional.empty())
        .journey();
  }
}
