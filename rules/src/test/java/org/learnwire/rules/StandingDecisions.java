package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Takes events one by one, as the decide stage does, and keeps what stands. */
final class StandingDecisions {
  private final RuleBook book;
  private final Map<UUID, Decision> standing = new LinkedHashMap<>();
  private PersonState state = PersonState.of(RandomLife.PERSON);
  private long position;

  StandingDecisions(RuleBook book) {
    this.book = book;
  }

  StandingDecisions take(Event event) {
    Step step = book.step(state, event);
    for (Decision decision : step.decisions()) {
      assertThat(standing.put(decision.id(), decision)).as("decided twice").isNull();
    }
    step.withdrawn()
        .forEach(
            gone -> assertThat(standing.remove(gone.decisionId())).as("never stood").isNotNull());
    assertThat(PersonState.fromJson(step.state().toJson()).toJson())
        .isEqualTo(step.state().toJson());
    state = PersonState.fromBytes(step.state().personId(), step.state().toBytes());
    assertThat(state.toJson()).isEqualTo(step.state().toJson());
    return this;
  }

  StandingDecisions facts(Collection<Fact> facts) {
    facts.forEach(fact -> take(new Event.FactStored(++position, RandomLife.PERSON, fact)));
    return this;
  }

  StandingDecisions tick(LocalDate date) {
    return take(new Event.Tick(date, Instant.EPOCH));
  }

  StandingDecisions voided(UUID statement) {
    return take(new Event.CauseVoided(RandomLife.PERSON, statement, null));
  }

  Collection<Decision> all() {
    return List.copyOf(standing.values());
  }

  /** What was decided, with what is sent: equal whichever way it came about. */
  Map<String, String> ids() {
    Map<String, String> ids = new TreeMap<>();
    standing
        .values()
        .forEach(
            each ->
                ids.put(
                    each.rule() + " " + each.subject() + " " + each.occasion(),
                    each.id() + " " + each.fields().path("progressPercent")));
    return ids;
  }

  PersonState state() {
    return state;
  }

  List<Fact> causesAmong(List<Fact> facts) {
    List<Fact> causes = new ArrayList<>();
    standing.values().stream()
        .flatMap(each -> each.causes().stream())
        .forEach(id -> facts.stream().filter(f -> f.statementId().equals(id)).forEach(causes::add));
    return causes.stream().distinct().toList();
  }
}
