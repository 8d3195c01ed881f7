package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Origin;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassRequest;
import org.learnwire.routes.WriteMode;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/** A fact that is decided on together with its own voiding leaves nothing behind that is sent. */
class VoidedAtOnceIT {
  private static final String STATES =
      "select e.state from entry e join entry_cause c on c.entry_id = e.id"
          + " where c.statement_id = ?";

  @TempDir Path folder;

  @Test
  void a_decision_is_taken_back_although_its_cause_and_the_voiding_are_one_batch()
      throws Exception {
    try (DemoCompany company = DemoCompany.small(folder);
        Journey journey = company.open(planned(company))) {
      journey.pass(PassRequest.standard());
      Statement cause = causeOfAGoal(journey);
      List<String> actors = learnersWithoutEntries(journey);
      UUID kept = UUID.randomUUID();
      store(journey, cause, actors.get(0), kept, false);
      journey.pass(PassRequest.standard());
      assertThat(states(journey, kept)).isNotEmpty().noneMatch("cancelled"::equals);

      UUID voided = UUID.randomUUID();
      store(journey, cause, actors.get(1), voided, true);
      journey.pass(PassRequest.standard());
      assertThat(states(journey, voided)).isNotEmpty().allMatch("cancelled"::equals);
    }
  }

  private static JourneySettings planned(DemoCompany company) throws Exception {
    JourneySettings settings = company.settings("data");
    return DemoCompany.with(
        settings, settings.connections().stream().map(c -> c.withWrites(WriteMode.PLAN)).toList());
  }

  private static Statement causeOfAGoal(Journey journey) {
    String id =
        journey
            .database()
            .read(
                tx ->
                    tx.one(
                            "select c.statement_id from entry_cause c join entry e"
                                + " on e.id = c.entry_id where e.write_name = 'goal.create'"
                                + " order by e.position limit 1",
                            r -> r.getString(1))
                        .orElseThrow());
    return journey.statements().byId(UUID.fromString(id)).orElseThrow().statement();
  }

  /** Remote ids of people whom nothing was decided about. */
  private static List<String> learnersWithoutEntries(Journey journey) {
    return journey
        .database()
        .read(
            tx ->
                tx.list(
                    "select remote_id from account where kind = 'account' and valid_to is null"
                        + " and person_id is not null and person_id not in"
                        + " (select person_id from entry) order by remote_id",
                    r -> r.getString(1)));
  }

  private static void store(
      Journey journey, Statement like, String remoteId, UUID id, boolean thenVoid)
      throws Exception {
    var json = like.json();
    json.withObject("/actor/account").put("name", remoteId);
    json.put("id", id.toString()).put("timestamp", Instant.now().toString());
    json.remove("stored");
    Statement statement = Statement.parse(json, XapiVersion.V1_0_3);
    journey
        .database()
        .write(
            "a fact and its voiding",
            tx -> {
              var stored =
                  journey
                      .statements()
                      .store(tx, statement, Origin.SOURCE, StoreOptions.from("academy"));
              return thenVoid
                  ? journey
                      .statements()
                      .voidStatement(
                          tx, id, UUID.randomUUID(), statement.actor(), "a test", Instant.now())
                  : stored;
            });
  }

  private static List<String> states(Journey journey, UUID cause) {
    return journey.database().read(tx -> tx.list(STATES, r -> r.getString(1), cause));
  }
}
