package org.learnwire.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/**
 * Whatever way a query takes, it finds what a look at every single statement finds: rare terms and
 * common ones, over many blocks of positions, with references and voided statements among them.
 */
abstract class FindingContract extends StoreContract {
  private static final List<Verb> VERBS =
      List.of(Verbs.COMPLETED, Verbs.EXPERIENCED, Verbs.PASSED, Verbs.COMMENTED);
  private static final int ROUNDS = 3;
  private static final int PER_ROUND = 1_200;

  /** So many that others refer to are still to come when a round ends. */
  private static final int OWED = 40;

  private final Random random = new Random(20261122);
  private final List<UUID> ids = new ArrayList<>();
  private final List<UUID> promised = new ArrayList<>();

  @Test
  void every_query_finds_what_looking_at_all_statements_finds() {
    int foundAny = 0;
    for (int round = 0; round < ROUNDS; round++) {
      database.write("a gap", tx -> tx.allot(Blocks.SIZE / 2, clock.instant()));
      storeMany();
      PlainLook all = new PlainLook(store);
      for (int i = 0; i < 60; i++) {
        StatementQuery query = query(all);
        List<UUID> expected = all.find(query);
        assertThat(walk(query)).as(query.toString()).isEqualTo(expected);
        foundAny += expected.isEmpty() ? 0 : 1;
      }
    }
    assertThat(foundAny).isGreaterThan(60);
  }

  private void storeMany() {
    List<Statement> batch = new ArrayList<>();
    for (int i = 0; i < PER_ROUND; i++) {
      batch.add(statement());
    }
    for (int from = 0; from < batch.size(); from += 50) {
      List<Statement> some = batch.subList(from, from + 50);
      database.write(
          "some", tx -> store.storeAll(tx, some, Origin.SOURCE, StoreOptions.from("academy")));
    }
  }

  private Statement statement() {
    UUID id =
        promised.size() <= OWED
            ? UUID.randomUUID()
            : promised.remove(random.nextInt(promised.size()));
    int kind = random.nextInt(40);
    ids.add(id);
    if (kind == 0 && ids.size() > 1) {
      return Samples.about(agent(), Verbs.VOIDED, any()).id(id).build();
    }
    if (kind < 5 && ids.size() > 1) {
      return Samples.about(agent(), verb(), any()).id(id).timestamp(Samples.NOON).build();
    }
    if (kind < 8) {
      UUID later = UUID.randomUUID();
      promised.add(later);
      return Samples.about(agent(), random.nextInt(6) > 0 ? verb() : Verbs.VOIDED, later)
          .id(id)
          .build();
    }
    return plain().id(id).build();
  }

  private StatementBuilder plain() {
    Context context = Context.empty().withGrouping(activity());
    if (random.nextInt(3) == 0) {
      context = context.withInstructor(agent());
    }
    if (random.nextInt(50) == 0) {
      context = context.withRegistration(new UUID(7, 7));
    }
    return Samples.of(agent(), verb(), activity()).context(context);
  }

  private UUID any() {
    return ids.get(random.nextInt(ids.size() - 1));
  }

  /** A few are common, many are rare. */
  private Agent agent() {
    return Agent.account("https://lms.example.test", Integer.toString(common(3, 60)));
  }

  private Activity activity() {
    return Activity.of("https://lms.example.test/mod/" + common(3, 40));
  }

  private Verb verb() {
    return VERBS.get(random.nextInt(VERBS.size()));
  }

  private int common(int few, int many) {
    return random.nextInt(5) == 0 ? few + random.nextInt(many) : random.nextInt(few);
  }

  private StatementQuery query(PlainLook all) {
    StatementQuery.Builder query = StatementQuery.where().limit(1 + random.nextInt(400));
    if (random.nextInt(3) > 0) {
      query.agent(agent()).relatedAgents(random.nextBoolean());
    }
    if (random.nextInt(3) > 0) {
      query.verbs(
          Stream.generate(() -> verb().id())
              .limit(1 + random.nextInt(3))
              .collect(Collectors.toSet()));
    }
    if (random.nextInt(3) > 0) {
      query.activity(activity().id()).relatedActivities(random.nextBoolean());
    }
    if (random.nextInt(12) == 0) {
      query.registration(new UUID(7, 7));
    }
    if (random.nextInt(3) == 0) {
      query.since(all.storedOfAny(random));
    }
    if (random.nextInt(3) == 0) {
      query.until(all.storedOfAny(random));
    }
    return query.ascending(random.nextBoolean()).withVoided(random.nextInt(8) == 0).build();
  }

  private List<UUID> walk(StatementQuery query) {
    List<UUID> found = new ArrayList<>();
    StatementQuery at = query;
    while (at != null) {
      StatementPage page = store.query(at);
      assertThat(page.statements().size()).isLessThanOrEqualTo(query.limit());
      page.statements().forEach(stored -> found.add(stored.id()));
      at = page.next().orElse(null);
    }
    if (query.ascending()) {
      return found;
    }
    Collections.reverse(found);
    return found;
  }
}
