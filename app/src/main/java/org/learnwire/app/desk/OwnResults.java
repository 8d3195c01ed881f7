package org.learnwire.app.desk;

import java.time.Instant;
import java.util.function.Predicate;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Agent;

/**
 * Who lets their own business results be shown. Asked each time: a choice holds from the moment it
 * is made, and so does taking it back. Nobody has chosen for whom it is not clear who they are.
 */
final class OwnResults implements Predicate<Agent> {
  private final Journey journey;
  private final People people;
  private final Choices choices;

  OwnResults(Journey journey) {
    this.journey = journey;
    this.people = journey.people();
    this.choices = new Choices(journey.database());
  }

  @Override
  public boolean test(Agent agent) {
    Instant now = journey.clock().instant();
    return people.resolve(agent, now) instanceof Resolution.Known known
        && choices.of(known.personId()).showsBusinessResults();
  }
}
