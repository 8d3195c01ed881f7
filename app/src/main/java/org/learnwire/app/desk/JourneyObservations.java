package org.learnwire.app.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.learnwire.app.pages.Observations;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.ltitool.pages.LoopView.Seen;
import org.learnwire.people.Resolution;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.ActivityTypes;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Score;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Verbs;
import org.springframework.stereotype.Component;

/** Observations of people become statements: the learner was observed applying a practice task. */
@Component
public class JourneyObservations implements Observations {
  static final String SOURCE = "observation";

  private final Journey journey;
  private final Practices practices;
  private final PeopleViews people;

  public JourneyObservations(Journey journey) {
    this.journey = journey;
    this.practices = Practices.of(journey);
    this.people = new PeopleViews(journey);
  }

  @Override
  public LocalDate today() {
    return LocalDate.now(journey.clock().withZone(journey.settings().zone()));
  }

  @Override
  public List<Practice> practices() {
    return practices.all();
  }

  @Override
  public Whom find(String emailOrNumber, LocalDate at) {
    Resolution found = journey.people().find(emailOrNumber, noon(at));
    if (found instanceof Resolution.Known known && journey.keeps(agent(known.personId()))) {
      return new Whom.Known(known.personId(), people.label(known.personId(), false));
    }
    return found instanceof Resolution.Ambiguous ? new Whom.Several() : new Whom.Nobody();
  }

  @Override
  public Saved save(List<Observation> observations) {
    List<Statement> statements = new ArrayList<>();
    observations.forEach(observation -> statements.add(statement(observation)));
    Saved saved =
        journey
            .database()
            .write(
                "observations",
                tx -> {
                  int stored = 0;
                  for (Statement statement : statements) {
                    stored += store(tx, statement);
                  }
                  return new Saved(stored, statements.size() - stored);
                });
    journey.wake();
    return saved;
  }

  private int store(Tx tx, Statement statement) throws java.sql.SQLException {
    StoreResult result =
        journey
            .statements()
            .store(tx, statement, Origin.PERSON, StoreOptions.from(SOURCE).asFingerprinted());
    return result instanceof StoreResult.Stored ? 1 : 0;
  }

  /**
   * Says what somebody saw somebody else do, both of whom are known; the same as the form of the
   * page says it, so that it counts once wherever it is typed.
   *
   * @param task the activity of a practice task
   * @return whether it is new
   */
  boolean seen(
      Seen seen, String learner, String observer, LocalDate day, String task, String note) {
    Practices.Placed placed = practices.first(task);
    Statement statement = statement(seen, learner, observer, day, placed, note);
    boolean stored = journey.database().write("observations", tx -> store(tx, statement) == 1);
    journey.wake();
    return stored;
  }

  private Statement statement(Observation seen) {
    return statement(
        seen.applied(),
        person(seen.learner(), seen.observedAt()),
        person(seen.observer(), seen.observedAt()),
        seen.observedAt(),
        practices.placed(seen.practice().id()),
        seen.note());
  }

  private Statement statement(
      Seen seen,
      String learner,
      String observer,
      LocalDate day,
      Practices.Placed placed,
      String note) {
    Activity task =
        Activity.of(placed.task().iri())
            .typed(ActivityTypes.PRACTICE_TASK)
            .named("en", placed.task().name());
    Context context =
        Context.empty()
            .withInstructor(agent(observer))
            .withParent(Activity.of(placed.courseIri()).typed(ActivityTypes.COURSE));
    Result result = result(seen);
    return Statement.builder()
        .id(id(seen, learner, observer, day, placed, note))
        .actor(agent(learner))
        .verb(Verbs.OBSERVED_APPLYING)
        .object(task)
        .result(note.isBlank() ? result : result.withResponse(note))
        .context(context)
        .timestamp(noon(day))
        .build();
  }

  /** Partly is neither: it has no success, and half of the score. */
  private static Result result(Seen seen) {
    return switch (seen) {
      case YES -> Result.empty().withSuccess(true);
      case NO -> Result.empty().withSuccess(false);
      case PARTLY -> Result.empty().withScore(Score.scaled(new BigDecimal("0.5")));
    };
  }

  private static UUID id(
      Seen seen,
      String learner,
      String observer,
      LocalDate day,
      Practices.Placed placed,
      String note) {
    return Uuids.v5(
        Uuids.NS_LEARNWIRE,
        "observation",
        day.toString(),
        learner,
        observer,
        placed.task().iri(),
        seen == Seen.PARTLY ? seen.word() : Boolean.toString(seen == Seen.YES),
        note);
  }

  private String person(String emailOrNumber, LocalDate at) {
    Resolution found = journey.people().find(emailOrNumber, noon(at));
    if (found instanceof Resolution.Known known && journey.keeps(agent(known.personId()))) {
      return known.personId();
    }
    throw new IllegalArgumentException("an observation of somebody who is not one employee");
  }

  private Agent agent(String personId) {
    return journey
        .people()
        .agentOf(personId)
        .orElseThrow(() -> new IllegalStateException("a person without an HR account"));
  }

  private Instant noon(LocalDate date) {
    return date.atTime(LocalTime.NOON).atZone(journey.settings().zone()).toInstant();
  }
}
