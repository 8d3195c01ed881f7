package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnwire.app.desk.Journeys;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Tx;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.PlanLine;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;
import org.learnwire.routes.PassRequest;

/**
 * The program dies, the systems around it live on. After the next pass the statements and the goals
 * are those of a run that nobody disturbed: nothing lost, nothing doubled.
 */
class KillIT {
  private static final int PEOPLE = 40;

  @TempDir static Path calm;
  private static Undisturbed expected;

  @TempDir Path folder;

  @BeforeAll
  static void nobodyDisturbs() throws Exception {
    expected = undisturbed();
  }

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killed_at_any_moment_of_a_pass_it_ends_where_an_undisturbed_run_does(long seed)
      throws Exception {
    Random random = new Random(seed);
    try (DemoCompany company = company(folder.resolve("killed"))) {
      Path data = folder.resolve("killed/data");
      Files.createDirectories(data);
      if (seed % 3 == 1) {
        company.fault("bamboohr", "PUT .*progress", "drop-after", "", 1);
      }
      for (int round = 0; round < 3; round++) {
        PassProcess pass = PassProcess.start(company, data, 0);
        if (pass.await(1_200 + random.nextInt(6_000)) >= 0) {
          break;
        }
        pass.kill();
      }
      assertSameAs(expected, company, data);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killed_between_two_writes_of_a_unit_of_work_it_ends_there_too(long seed) throws Exception {
    Random random = new Random(seed);
    try (DemoCompany company = company(folder.resolve("halted"))) {
      Path data = folder.resolve("halted/data");
      Files.createDirectories(data);
      for (int round = 0; round < 3; round++) {
        long at = 1 + random.nextInt((int) Math.max(2, expected.writes() / 3));
        PassProcess pass = PassProcess.start(company, data, at);
        int exit = pass.await(120_000);
        assertThat(exit).as("halted before write " + at + " or done").isIn(9, 0);
      }
      assertSameAs(expected, company, data);
    }
  }

  @Test
  void a_second_process_on_the_same_data_folder_is_refused() throws Exception {
    try (DemoCompany company = company(folder.resolve("two"))) {
      JourneySettings settings = company.settings("data");
      try (Journey first = company.open(settings)) {
        assertThatThrownBy(() -> company.open(settings))
            .isInstanceOf(DataFolderInUse.class)
            .hasMessageContaining("in use by process")
            .hasMessageContaining("--data");
        PassProcess second = PassProcess.start(company, settings.data(), 0);
        assertThat(second.await(60_000)).as("exit code of the second process").isEqualTo(1);
        assertThat(first.pass(PassRequest.standard()).problems()).isEmpty();
      }
    }
  }

  private static DemoCompany company(Path at) throws IOException {
    return DemoCompany.of(at, PEOPLE, 8, 0);
  }

  /** What a run that nobody disturbs comes to. */
  private record Undisturbed(
      List<String> statements, Map<String, List<String>> goals, long messages, long writes) {}

  private static Undisturbed undisturbed() throws Exception {
    try (DemoCompany company = company(calm.resolve("undisturbed"))) {
      JourneySettings settings = company.settings("data");
      long[] writes = new long[1];
      DatabaseOptions counting =
          DatabaseOptions.standard().withListener((unit, number) -> writes[0] = number);
      try (Journey journey = Journeys.open(settings, Clock.systemUTC(), counting)) {
        journey.pass(PassRequest.standard());
      }
      return new Undisturbed(
          sourceIds(settings.data()), company.goals(), messages(company), writes[0]);
    }
  }

  private void assertSameAs(Undisturbed expected, DemoCompany company, Path data) throws Exception {
    JourneySettings settings = company.settings("data");
    assertThat(settings.data()).isEqualTo(data);
    List<PlanLine> waiting;
    try (Journey journey = company.open(settings)) {
      PassReport last = journey.pass(PassRequest.standard());
      assertThat(last.problems()).isEmpty();
      assertThat(sourceIds(journey)).isEqualTo(expected.statements());
      waiting = triedAgain(journey);
    }
    if (!waiting.isEmpty()) {
      // A kill can cost a call its answer, and a busy machine its time: the ledger then tries again
      // in its own time. What is not there yet must be what it says that it still tries.
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
      try (Journey journey = Journeys.open(settings, later, DatabaseOptions.standard())) {
        journey.pass(PassRequest.standard());
      }
    }
    try (Journey journey = company.open(settings)) {
      assertThat(company.goals()).as("waited: " + waiting).isEqualTo(expected.goals());
      long unknown = journey.ledger().standing().counts().getOrDefault(EntryState.UNKNOWN, 0L);
      assertThat(messages(company))
          .as("a message whose outcome nobody knows is never sent again")
          .isBetween(expected.messages() - unknown, expected.messages());
      assertThat(journey.pass(PassRequest.standard()).statements()).isZero();
    }
  }

  /** What goes by itself when its time has come. */
  private static List<PlanLine> triedAgain(Journey journey) {
    return journey.ledger().waiting().stream()
        .filter(line -> line.asks() == PlanLine.Asks.NOTHING)
        .toList();
  }

  private static long messages(DemoCompany company) {
    return company.look("/state").path("messages").size();
  }

  private static List<String> sourceIds(Journey journey) {
    return journey.database().read(KillIT::ids);
  }

  private static List<String> sourceIds(Path data) {
    try (Database database = Database.openReadOnly(data)) {
      return database.read(KillIT::ids);
    }
  }

  private static List<String> ids(Tx tx) throws SQLException {
    return tx.list(
        "select id from statement where origin <> 'receipt' order by id", r -> r.getString(1));
  }
}
