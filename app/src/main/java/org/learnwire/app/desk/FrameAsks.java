package org.learnwire.app.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.ltitool.pages.LoopView.Ask;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Verbs;

/** Who asks somebody for feedback, until they have answered or a month has gone by. */
final class FrameAsks {
  private static final int MOST = 100;

  private final Journey journey;
  private final FrameFacts facts;

  FrameAsks(Journey journey, FrameFacts facts) {
    this.journey = journey;
    this.facts = facts;
  }

  List<Ask> of(String person, Locale locale) {
    Map<UUID, Ask> asks = new LinkedHashMap<>();
    for (Agent agent : journey.people().agentsOf(person)) {
      for (StoredStatement stored : asking(agent)) {
        Fact fact = new Fact(stored, facts.day(stored));
        Optional<String> asker = facts.person(fact.statement().actor(), stored);
        boolean me = facts.instructor(fact).filter(person::equals).isPresent();
        if (me && asker.isPresent() && !isAnswered(fact, person)) {
          asks.putIfAbsent(stored.id(), ask(fact, asker.get(), locale));
        }
      }
    }
    return new ArrayList<>(asks.values());
  }

  /**
   * The time is looked at here: to find its place among all statements costs more than the rest.
   */
  private List<StoredStatement> asking(Agent agent) {
    Instant since = journey.clock().instant().minus(FrameDesk.OPEN);
    return journey
        .statements()
        .query(
            StatementQuery.where()
                .agent(agent)
                .relatedAgents(true)
                .verb(Verbs.ASKED.id())
                .limit(MOST)
                .build())
        .statements()
        .stream()
        .filter(stored -> stored.stored().isAfter(since))
        .toList();
  }

  /** Answered is what was seen of it on that day or later. */
  private boolean isAnswered(Fact ask, String person) {
    return journey
        .statements()
        .query(
            StatementQuery.where()
                .agent(ask.statement().actor())
                .verb(Verbs.OBSERVED_APPLYING.id())
                .activity(ask.object())
                .limit(MOST)
                .build())
        .statements()
        .stream()
        .map(stored -> new Fact(stored, facts.day(stored)))
        .filter(fact -> fact.stored().stored().isAfter(ask.stored().stored()))
        .anyMatch(fact -> facts.instructor(fact).filter(person::equals).isPresent());
  }

  private Ask ask(Fact fact, String asker, Locale locale) {
    return new Ask(
        fact.day(),
        asker,
        journey.people().labelOf(asker, true),
        fact.object(),
        fact.title(locale),
        fact.words());
  }
}
