package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Quota;
import org.learnwire.routes.ConnectionSettings;
import org.learnwire.routes.GuardSettings;
import org.learnwire.routes.JourneySettings.AskingSettings;
import org.learnwire.routes.JourneySettings.RuleSettings;
import org.learnwire.routes.LimitSettings;
import org.learnwire.routes.WriteMode;
import org.learnwire.routes.Writing;
import org.learnwire.rules.QuietHours;

class SettingsFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void a_whole_file_becomes_settings() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "s3cret\n");
    AppSettings read =
        read(
            """
            learnwire:
              company: {name: Acme, time-zone: Europe/Berlin, languages: [de, en]}
              connections:
                academy:
                  connector: moodle
                  base-url: https://moodle.acme.test
                  settings: {token: "${MOODLE_TOKEN}", other: "${file:secret.txt}"}
                  every: 5m
                  full-sweep: "daily 02:00"
                hr: {connector: bamboohr, writes: {mode: auto}, formerly: people}
              vanish-limit: 30%
              active-from: -P3M
            """,
            Map.of("MOODLE_TOKEN", "t0ken"));
    ConnectionSettings academy = read.journey().connections().get(0);
    assertThat(academy.settings()).containsEntry("token", "t0ken").containsEntry("other", "s3cret");
    assertThat(academy.every()).isEqualTo(Duration.ofMinutes(5));
    assertThat(academy.fullSweep()).contains(LocalTime.of(2, 0));
    assertThat(academy.writes()).isEqualTo(WriteMode.PLAN);
    assertThat(academy.toString()).doesNotContain("t0ken");
    ConnectionSettings hr = read.journey().connections().get(1);
    assertThat(hr.writes()).isEqualTo(WriteMode.AUTO);
    assertThat(hr.formerly()).contains("people");
    assertThat(read.journey().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(read.journey().vanishLimit()).isEqualTo(0.3);
    assertThat(read.journey().rules().activeFrom()).contains(Instant.parse("2026-08-21T22:00:00Z"));
    assertThat(read.company()).isEqualTo("Acme");
  }

  @Test
  void a_connection_says_how_much_it_takes_unasked_and_whether_it_owns_goals() throws IOException {
    String file =
        """
        learnwire:
          connections:
            hr: {connector: bamboohr, writes: {mode: %s, caps: {per-pass: 50, per-day: 200}, owns-goals: true}}
            crm: {connector: salesforce, writes: {owns-goals: %s}}
        """;
    List<ConnectionSettings> read =
        read(file.formatted("auto", "false"), Map.of()).journey().connections();
    assertThat(read.get(0).writing())
        .isEqualTo(new Writing(Optional.of(50), Optional.of(200), true));
    assertThat(read.get(1).writing()).isEqualTo(Writing.USUAL);
    assertThatThrownBy(() -> read(file.formatted("plan", "false"), Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("needs mode: auto");
    assertThatThrownBy(() -> read(file.formatted("auto", "true"), Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("owns goals, and so does hr: one may");
  }

  @Test
  void messages_are_kept_from_the_night_and_from_becoming_too_many_unless_the_file_says_otherwise()
      throws IOException {
    assertThat(read("learnwire: {}", Map.of()).journey().rules().guards())
        .isEqualTo(GuardSettings.STANDARD);
    Files.writeString(folder.resolve("holidays.csv"), "date,site\n2026-05-01,Vienna\n");
    Files.writeString(
        folder.resolve("programmes.yaml"),
        "programmes: [{programme: autumn, starts: 2026-09-01, members: [{email: a@acme.test}]}]");
    RuleSettings rules =
        read(
                """
                learnwire:
                  rules:
                    holidays: [2026-12-25, holidays.csv]
                    programmes: programmes.yaml
                    quiet-hours: {from: "22:00", to: "06:30", non-working-days: false}
                    caps: {channels: {chat: 1}}
                    budgets:
                      recognition.give: {per: month, of: giver, points: 100}
                """,
                Map.of())
            .journey()
            .rules();
    assertThat(rules.holidays().everywhere()).containsExactly(LocalDate.of(2026, 12, 25));
    assertThat(rules.holidays().ofSites()).containsOnlyKeys("Vienna");
    assertThat(rules.programmes().members()).hasSize(1);
    assertThat(rules.guards())
        .isEqualTo(
            new GuardSettings(
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), false),
                Optional.of(2),
                Map.of("chat", 1),
                List.of(
                    new GuardSettings.Budget(
                        "recognition.give", GuardSettings.Per.MONTH, Quota.Of.GIVER, 100, true))));
    assertThat(
            read("learnwire: {rules: {quiet-hours: none, caps: none}}", Map.of())
                .journey()
                .rules()
                .guards())
        .isEqualTo(GuardSettings.NONE);
  }

  @Test
  void what_docs_rules_shows_is_read() throws IOException {
    String docs = Files.readString(Path.of("../docs/rules.md"));
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(folder.resolve("programmes.yaml"), block(docs, "yaml", "programmes:"));
    Files.writeString(folder.resolve("holidays.csv"), block(docs, "csv", "date,"));
    Files.writeString(folder.resolve("cohorts.csv"), block(docs, "csv", "programme,"));

    RuleSettings rules = read(block(docs, "yaml", "learnwire:"), Map.of()).journey().rules();
    assertThat(rules.asking())
        .isEqualTo(
            new AskingSettings(
                List.of(Approver.LEARNER, Approver.MANAGER, Approver.HR),
                Period.ofDays(30),
                Period.ofDays(14)));

    assertThat(rules.guards().quietHours()).isEqualTo(QuietHours.STANDARD);
    assertThat(rules.guards().messages()).isEqualTo(GuardSettings.STANDARD.messages());
    assertThat(rules.programmes().members()).hasSize(3);
    assertThat(rules.holidays().everywhere()).hasSize(2);
  }

  private static String block(String docs, String language, String begins) {
    String from = "```" + language + "\n" + begins;
    int at = docs.indexOf(from) + from.length() - begins.length();
    return docs.substring(at, docs.indexOf("```", at));
  }

  @Test
  void a_line_of_a_calendar_that_is_wrong_is_named() throws IOException {
    Files.writeString(folder.resolve("holidays.csv"), "date,site\n1 May,Vienna\n");
    assertThatThrownBy(() -> read("learnwire: {rules: {holidays: holidays.csv}}", Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("holidays.csv:2")
        .hasMessageContaining("date needs a date like 2026-12-25, not 1 May");
    Files.writeString(folder.resolve("p.yaml"), "programmes:\n  - {programme: a, start: 1}\n");
    assertThatThrownBy(() -> read("learnwire: {rules: {programmes: p.yaml}}", Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("p.yaml:2")
        .hasMessageContaining("unknown word start; known here: members, phases, programme, starts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "learnwire: {conections: {}} | learnwire.yaml:1 | unknown key \"conections\" | connections",
        "learnwire: {connections: {hr: {conector: x}}} | :1 | unknown key \"conector\" | connector",
        "learnwire: {connections: {hr: {every: 1h}}} | :1 | has no \"connector\" | Add a line",
        "learnwire: {connections: {HR: {connector: x}}} | :1 | is no good name | a-z",
        "learnwire: {connections: {hr: {connector: x, every: often}}} | :1 | \"every\" | 15m",
        "learnwire: {connections: {hr: {connector: x, writes: {mode: maybe}}}} | :1 | \"mode\" | plan or auto",
        "learnwire: {company: {time-zone: Mars/Base}} | :1 | \"time-zone\" | Europe/Berlin",
        "learnwire: {active-from: yesterday} | :1 | \"active-from\" | -P3M",
        "learnwire: {rules: nowhere} | :1 | \"rules\" | can be read",
        "learnwire: {rules: {folder: nowhere}} | :1 | \"folder\" | can be read",
        "learnwire: {rules: {holidays: [25.12.2026]}} | :1 | \"holidays\" has 25.12.2026 | 2026-12-25",
        "learnwire: {rules: {holidays: missing.csv}} | :1 | \"holidays\" names | missing.csv, which cannot be read",
        "learnwire: {rules: {cohorts: learnwire.yaml}} | :1 | \"cohorts\" says who takes part | programmes",
        "learnwire: {rules: {quiet-hours: never}} | :1 | \"quiet-hours\" must be none | keys of its own",
        "learnwire: {rules: {quiet-hours: {from: evening, to: '08:00'}}} | :1 | \"from\" must be a time | 18:00",
        "learnwire: {rules: {caps: {messages: 0}}} | :1 | \"messages\" must be a whole number | from 1 on",
        "learnwire: {rules: {budgets: {kudos: {}}}} | :1 | unknown key \"kudos\" | recognition.give",
        "learnwire: {rules: {budgets: {recognition.give: {per: moon, of: giver, count: 1}}}} | :1 | \"per\" must be one of | month",
        "learnwire: {rules: {budgets: {recognition.give: {per: month, of: giver}}}} | :1 | either \"count\" | points",
        "learnwire: {rules: {budgets: {goal.create: {per: month, of: giver, points: 3}}}} | :1 | \"points\" are given by | recognition.give",
        "learnwire: {rules: {approve: [manager, hr]}} | :1 | \"approve\" must begin with learner | nobody else's business",
        "learnwire: {rules: {approve: [learner, boss]}} | :1 | \"approve\" names boss | learner, manager, hr",
        "learnwire: {rules: {drafts: {expire: soon}}} | :1 | \"expire\" must be a time | P14D",
        "learnwire: {rules: {proposals: {ends: P30D}}} | :1 | unknown key \"ends\" | expire",
        "learnwire: {vanish-limit: lots} | :1 | \"vanish-limit\" | 20%",
        "learnwire: {demo: {accept-proposals: perhaps}} | :1 | \"accept-proposals\" | true or false",
        "learnwire: {connections: {hr: {connector: x, limits: {per-hour: 5}}}} | :1 | unknown key \"per-hour\" | per-minute",
        "learnwire: {connections: {hr: {connector: x, limits: {per-day: none}}}} | :1 | \"per-day\" | above 0",
        "learnwire: {connections: {hr: {connector: x, proxy: {url: acme}}}} | :1 | \"url\" must be | http://HOST:PORT",
        "learnwire: {connections: {hr: {connector: x, proxy: proxy.test}}} | :1 | \"proxy\" must hold keys | indented",
        "learnwire: {connections: {hr: {connector: x, ca: ca.pem}}} | :1 | \"ca\" names | ca.pem, which is no file",
        "learnwire: {connections: {hr: {connector: x, ca: learnwire.yaml}}} | :1 | \"ca\" names | no certificate as PEM",
        "learnwire: {connections: {hr: {connector: x, client-certificate: {keystore: learnwire.yaml}}}} | :1 | \"keystore\" names | no keystore",
        "learnwire: {connections: {hr: {connector: x, settings: {key: {path: a}}}}} | :1 | unknown key \"path\" | file",
        "learnwire: {connections: {hr: {connector: x, settings: {key: {file: a.pem}}}}} | :1 | \"key\" needs the file | a.pem, which is not there",
        "learnwire: {connections: {hr: {connector: x, settings: {key: {file: .}}}}} | :1 | \"key\" needs the file | is a folder",
        "learnwire: [1, 2 | :1 | not YAML | Mend",
        "other: {} | :1 | unknown key \"other\" | learnwire",
      })
  void a_mistake_is_named_with_its_line_and_what_to_do(
      String yaml, String where, String what, String toDo) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what)
        .hasMessageContaining(toDo);
  }

  @Test
  void a_missing_secret_names_the_variable_the_key_and_the_line() {
    String yaml =
        """
        learnwire:
          connections:
            academy:
              connector: moodle
              settings:
                token: "${MOODLE_TOKEN}"
        """;
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .hasMessage(
            "learnwire.yaml:6: \"token\" needs the environment variable MOODLE_TOKEN, which is not"
                + " set. Set it and start again.");
  }

  @Test
  void a_setting_may_be_what_a_file_says_and_a_connection_has_its_own_way_out() throws IOException {
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN\nKEY-----\n\n");
    AppSettings read =
        read(
            """
            learnwire:
              connections:
                crm:
                  connector: salesforce
                  settings: {privateKey: {file: key.pem}, user: ana}
                  limits: {per-second: 2, per-minute: 30, per-day: 5000}
                  proxy: {url: "http://proxy.acme.test:3128", user: me, password: "${PROXY_PASSWORD}"}
            """,
            Map.of("PROXY_PASSWORD", "pr0xy"));
    ConnectionSettings crm = read.journey().connections().get(0);
    assertThat(crm.settings())
        .containsEntry("privateKey", "-----BEGIN\nKEY-----")
        .containsEntry("user", "ana");
    assertThat(crm.limits())
        .isEqualTo(
            new LimitSettings(
                Optional.of(2.0), Optional.of(30), Optional.empty(), Optional.of(5000)));
    assertThat(crm.network().toString()).contains("proxy.acme.test").doesNotContain("pr0xy");
  }

  @Test
  void a_file_that_holds_no_text_is_told_apart() throws IOException {
    Files.writeString(folder.resolve("empty"), " \n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    String yaml = "learnwire: {connections: {hr: {connector: x, settings: {key: {file: %s}}}}}";
    assertThatThrownBy(() -> read(yaml.formatted("empty"), Map.of()))
        .hasMessageContaining("\"key\" needs the file")
        .hasMessageContaining("empty, which is empty. Mend the path or the file.");
    assertThatThrownBy(() -> read(yaml.formatted("binary"), Map.of()))
        .hasMessageContaining("binary, which is no UTF-8 text");
  }

  @Test
  void a_key_that_stands_twice_is_refused() {
    assertThatThrownBy(() -> read("learnwire:\n  routes: a\n  routes: b\n", Map.of()))
        .hasMessageContaining("learnwire.yaml:3")
        .hasMessageContaining("stands twice");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    SettingsFile file = new SettingsFile(folder.resolve("absent.yaml"), CLOCK, name -> null);
    assertThatThrownBy(() -> file.read(Optional.empty()))
        .hasMessageContaining("absent.yaml")
        .hasMessageContaining("-c FILE");
  }

  private AppSettings read(String yaml, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(file, yaml);
    return new SettingsFile(file, CLOCK, environment::get).read(Optional.empty());
  }
}
