package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.routes.JourneySettings.NamedText;

/** What was decided goes out by e-mail, through the whole program. */
class EmailIT {
  private static final String RULE = "recognise-applied-learning.yaml";

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
  void a_decision_that_is_approved_is_exactly_one_letter_to_the_person_it_is_for()
      throws Exception {
    try (CapturedServer server = server()) {
      server.site().opensItsCourses();
      server.pass();
      String statement = ObservationsIT.observed("chen.wei@example.test").toString();
      server.visit().xapi("/xapi/statements", server.client(), statement);
      server.pass();
      assertThat(server.journey().ledger().waiting()).hasSize(1);
      assertThat(mail.getReceivedMessages()).as("nothing goes before a person's yes").isEmpty();

      Entry draft = server.journey().ledger().standing().latest(1).get(0);
      assertThat(server.journey().ledger().approveAll("HR").moved())
          .as("only whoever saw it sends it")
          .isEmpty();
      String observer = String.valueOf(draft.asks());
      server.journey().proposals().accept(observer, draft.id().toString(), Map.of(), "who saw it");
      server.journey().ledger().approveAll("HR");
      assertThat(server.pass().receipts().done()).isEqualTo(1);
      // Done is done: the same observation and another pass send nothing more.
      server.visit().xapi("/xapi/statements", server.client(), statement);
      assertThat(server.pass().receipts().done()).isZero();
      isOneLetterToWeiChen(server);
    }
  }

  private void isOneLetterToWeiChen(CapturedServer server) throws Exception {
    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(letter.getHeader("To", null)).isEqualTo("Wei Chen <chen.wei@example.test>");
    assertThat(letter.getSubject()).isEqualTo("Well done");
    assertThat(letter.getContent().toString().replace("\r\n", "\n").strip())
        .startsWith("Wei Chen, I saw you put “Workplace Safety 101” to work.")
        .endsWith("\n\nTeresa Rossi");
    assertThat(server.journey().ledger().standing().latest(10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.state()).isEqualTo(EntryState.DONE);
              assertThat(letter.getMessageID())
                  .isEqualTo("<" + entry.externalRef() + "@acme.test>");
            });
  }

  private CapturedServer server() throws IOException {
    Path rules = DemoCompany.repository().resolve("config-samples/moodle-to-email/rules");
    return new CapturedServer(
        folder,
        List.of(new NamedText(RULE, Files.readString(rules.resolve(RULE)))),
        "email",
        Map.of(
            "host",
            "localhost",
            "port",
            Integer.toString(mail.getSmtp().getPort()),
            "security",
            "none",
            "from",
            "learnwire@acme.test"));
  }
}
