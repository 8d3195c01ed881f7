package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.desk.ReviewAnswers;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.people.AccountFacts;
import org.learnwire.people.EmployeeFacts.Status;
import org.learnwire.people.RulingRefused;
import org.learnwire.people.Source;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.PeopleDesk;

/** Who is who, through the whole program: what a person says of it, and a feed that goes wrong. */
class PeopleIT {
  private static final String HEADER = "employee_id,email,status,start_date,end_date\n";
  private static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

  @TempDir Path folder;

  @Test
  void a_feed_that_makes_four_in_ten_leavers_is_halted_and_nobody_left() throws IOException {
    JourneySettings settings = settings();
    try (Journey journey = open(settings)) {
      assertThat(passed(journey, staff(20, 0)).problems()).isEmpty();

      PassReport halted = passed(journey, staff(20, 8));

      assertThat(halted.exitCode()).isEqualTo(1);
      assertThat(halted.runs())
          .anySatisfy(
              run -> {
                assertThat(run.outcome()).isEqualTo("halted");
                assertThat(run.message().orElse(""))
                    .contains("8 of 20 employees of files/people would become leavers at once")
                    .contains("--allow-leavers");
                assertThat(run.quarantined()).containsEntry("leaver", 8L);
              });
      assertThat(leavers(journey)).isZero();
    }
    // It was wrong: with the next file nothing is left of it.
    try (Journey journey = open(settings)) {
      assertThat(passed(journey, staff(20, 0)).problems()).isEmpty();
      assertThat(journey.quarantine().open(10)).isEmpty();

      PassReport few = passed(journey, staff(20, 2));

      assertThat(few.problems()).isEmpty();
      assertThat(few.runs()).allSatisfy(run -> assertThat(run.quarantined()).isEmpty());
      assertThat(leavers(journey)).as("two of twenty is life").isEqualTo(2);
      Files.writeString(folder.resolve("people.csv"), staff(20, 10));
      journey.pass(new PassRequest(Optional.empty(), false, Optional.empty(), true, true));
      assertThat(leavers(journey)).as("somebody said that it is true").isEqualTo(10);
    }
  }

  @Test
  void rules_follow_who_is_who_and_what_was_drafted_for_another_is_withdrawn() throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        HEADER
            + "1,ana@example.test,active,,\n2,a.l@example.test,active,,\n3,boss@example.test,active,,\n");
    JourneySettings settings = settings();
    try (Journey journey = open(settings)) {
      assertThat(journey.pass(PassRequest.standard()).problems()).isEmpty();
      PeopleDesk desk = journey.peopleDesk();
      assertThat(desk.merge("1", "files/2", "test", "she has two records"))
          .contains("are one person");

      learnsAsOneAndIsSeenAsTheOther();
      assertThat(journey.pass(PassRequest.standard()).problems()).isEmpty();
      assertThat(drafts(journey)).extracting(Entry::state).containsExactly(EntryState.PROPOSED);

      long ruling = journey.people().whoIsWho().rulings(1).get(0).id();
      desk.undo(ruling, "test", "they are two");
      journey.pass(PassRequest.standard());
      assertThat(drafts(journey))
          .as("it stood on what somebody else had learned")
          .extracting(Entry::state)
          .containsExactly(EntryState.CANCELLED);

      desk.merge("1", "2", "test", "one after all");
      journey.pass(PassRequest.standard());
      assertThat(drafts(journey)).as("the past does not act").hasSize(1);
      assertThat(journey.people().whoIsWho().broken()).isEmpty();
    }
  }

  @Test
  void a_merge_that_would_give_a_statement_two_owners_is_refused_with_what_stands_against_it()
      throws IOException {
    Files.writeString(folder.resolve("people.csv"), staff(3, 0));
    try (Journey journey = open(settings())) {
      journey.pass(PassRequest.standard());
      PeopleDesk desk = journey.peopleDesk();
      desk.split("files/0", "files/1", "hr", "father and son");

      assertThatThrownBy(() -> desk.merge("0", "1", "test", "the same name"))
          .isInstanceOf(RulingRefused.class)
          .hasMessageContaining("two people at one time")
          .hasMessageContaining("hr said that they are two people (ruling 1)")
          .hasMessageContaining("Undo ruling 1 first");
      assertThatThrownBy(() -> desk.merge("0", "99", "test", "x"))
          .hasMessageContaining("Nobody in the HR systems is 99");
      assertThatThrownBy(() -> desk.merge("0", "2", "test", " ")).hasMessageContaining("Say why");

      desk.means("files/7", "2", null, null, "hr", "I asked");
      assertThatThrownBy(() -> desk.means("files/7", "0", null, null, "test", "no"))
          .hasMessageContaining("Its statements would belong to two people at one time");
      assertThat(journey.people().whoIsWho().rulings(9)).hasSize(2);
    }
  }

  @Test
  void the_review_list_goes_out_as_a_file_and_its_answers_come_back_whole_or_not_at_all()
      throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        HEADER + "1,desk@example.test,active,,\n2,desk@example.test,active,,\n");
    try (Journey journey = open(settings())) {
      journey.pass(PassRequest.standard());
      journey
          .database()
          .write(
              "an account",
              tx ->
                  journey
                      .people()
                      .apply(
                          tx,
                          new Source(
                              journey.connectionNames().get("kudos"), null, "https://chat.test"),
                          new AccountFacts("=U1", null, "desk@example.test", null, "Desk"),
                          journey.clock().instant()));
      ReviewAnswers answers = new ReviewAnswers(journey.peopleDesk());
      String file = answers.file();
      assertThat(file).contains("kudos/=U1", "files/1; files/2").startsWith("\uFEFFaccount,");

      refused(answers, file.replace("unclear", "unclaer"), "Unknown column “unclaer”");
      refused(answers, file + file.lines().skip(1).findFirst().orElse(""), "stands on line 2");
      refused(answers, answered(file, "9,I asked"), "Nobody in the HR systems is 9");
      refused(answers, answered(file, "2,"), "Say why");
      assertThat(journey.people().reviews()).hasSize(1);

      assertThat(answers.take(answered(file, "2,I asked"), "test")).hasSize(1);
      assertThat(journey.people().reviews()).isEmpty();
    }
  }

  private static void refused(ReviewAnswers answers, String file, String why) {
    assertThatThrownBy(() -> answers.take(file, "test"))
        .isInstanceOf(RulingRefused.class)
        .hasMessageContaining("Nothing of the file was taken")
        .hasMessageContaining(why);
  }

  /** The last two cells of its one line. */
  private static String answered(String file, String cells) {
    return file.strip().replaceFirst(",,$", "," + cells) + "\r\n";
  }

  private void learnsAsOneAndIsSeenAsTheOther() throws IOException {
    Files.writeString(
        folder.resolve("completions-1.csv"),
        "employee_id,course_id,completed_at\n2,C1," + TODAY.minusDays(5) + "\n");
    Files.writeString(
        folder.resolve("seen.csv"),
        "observed-at,observer,learner,course,practice-task,applied,note\n"
            + TODAY.minusDays(1)
            + ",boss@example.test,1,C1,Give feedback,yes,It helped\n");
  }

  private static List<Entry> drafts(Journey journey) {
    return journey.ledger().standing().latest(10);
  }

  private static long leavers(Journey journey) {
    return journey.people().whoIsWho().list(100, 0).stream()
        .filter(id -> journey.people().org().statusOf(id).orElseThrow() == Status.INACTIVE)
        .count();
  }

  private PassReport passed(Journey journey, String people) throws IOException {
    Files.writeString(folder.resolve("people.csv"), people);
    return journey.pass(PassRequest.standard());
  }

  private static String staff(int size, int left) {
    return HEADER
        + IntStream.range(0, size)
            .mapToObj(
                i -> i + ",p" + i + "@example.test," + (i < left ? "inactive" : "active") + ",,\n")
            .collect(Collectors.joining());
  }

  private static Journey open(JourneySettings settings) {
    return Journeys.open(settings, Clock.systemUTC(), DatabaseOptions.standard());
  }

  private JourneySettings settings() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    String rule = "recognise-applied-learning.yaml";
    Files.copy(
        DemoCompany.repository().resolve("config-samples/moodle-to-bamboohr/rules/" + rule),
        rules.resolve(rule));
    Files.writeString(
        folder.resolve("map.csv"),
        "connection,course,path,skill,kind,practice-task\n"
            + "files,C1,feedback,Giving feedback,development,Give feedback\n");
    Files.writeString(
        folder.resolve("seen.csv"),
        "observed-at,observer,learner,course,practice-task,applied,note\n"
            + TODAY
            + ",1,2,C1,Give feedback,not-yet,Not yet\n");
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          company: {name: Acme, time-zone: UTC, languages: [en]}
          connections:
            files:
              connector: csv
              settings: {folder: "%s", site: "https://acme.test", settle: PT0S}
            kudos:
              connector: slack
              settings: {webhookUrl: "https://hooks.slack.test/services/T0/B0/X"}
          learning-map: map.csv
          rules: rules
          active-from: "2020-01-01"
          observations: seen.csv
        """
            .formatted(folder));
    return new SettingsFile(file, Clock.systemUTC(), System::getenv)
        .read(Optional.of(folder.resolve("data")))
        .journey();
  }
}
