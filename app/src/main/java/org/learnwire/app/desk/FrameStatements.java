package org.learnwire.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Origin;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lrs.StoreResult;
import org.learnwire.ltitool.pages.LearnerDesk.Kept;
import org.learnwire.routes.Journey;
import org.learnwire.rules.PracticeTask;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.ActivityTypes;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.Result;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;

/**
 * What people type in the frame, as statements of the Learnwire profile with origin person. The id
 * follows from what was typed, so that a form that is sent twice stores nothing the second time.
 */
final class FrameStatements {
  private static final String SOURCE = "frame";
  private static final String RECOGNITION = "https://w3id.org/learnwire/recognition/";

  private final Journey journey;

  FrameStatements(Journey journey) {
    this.journey = journey;
  }

  /** They tried it; what they thought of it is a statement of its own, for themselves alone. */
  Kept tried(String person, PracticeTask task, LocalDate day, String form, String reflection) {
    String[] parts = {person, task.iri(), day.toString(), form};
    Statement tried =
        begun("tried", parts, agent(person), Verbs.ATTEMPTED, day)
            .object(activity(task))
            .result(Result.empty().withCompletion(true))
            .build();
    if (reflection.isEmpty()) {
      return keep(List.of(tried));
    }
    String[] thought = {person, task.iri(), day.toString(), form, reflection};
    Statement reflected =
        begun("reflected", thought, agent(person), Verbs.REFLECTED, day)
            .object(activity(task))
            .result(Result.empty().withResponse(reflection))
            .build();
    return keep(List.of(tried, reflected));
  }

  Kept asked(String person, PracticeTask task, String whom, LocalDate day, String words) {
    String[] parts = {person, task.iri(), whom, day.toString(), words};
    StatementBuilder asked =
        begun("asked", parts, agent(person), Verbs.ASKED, day)
            .object(activity(task))
            .context(Context.empty().withInstructor(agent(whom)));
    return keep(List.of(said(asked, words).build()));
  }

  /** As the receipt of thanks says it: the one who was thanked is the actor. */
  Kept thanked(String giver, String whom, LocalDate day, String words) {
    String[] parts = {giver, whom, day.toString(), words};
    Activity recognition =
        Activity.of(RECOGNITION + id("thanked", parts))
            .typed(ActivityTypes.PERFORMANCE)
            .named("en", "Recognition");
    StatementBuilder thanked =
        begun("thanked", parts, agent(whom), Verbs.RECOGNISED, day)
            .object(recognition)
            .context(Context.empty().withInstructor(agent(giver)));
    return keep(List.of(said(thanked, words).build()));
  }

  /** The profile's own way: the coach is the actor, whom they coached the object. */
  Kept coached(
      String leader, String person, LocalDate day, @Nullable PracticeTask task, String words) {
    String about = task == null ? "" : task.iri();
    String[] parts = {leader, person, day.toString(), about, words};
    StatementBuilder coached =
        begun("coached", parts, agent(leader), Verbs.COACHED, day).object(agent(person));
    if (task != null) {
      coached.context(Context.empty().withParent(activity(task)));
    }
    return keep(List.of(said(coached, words).build()));
  }

  private static StatementBuilder said(StatementBuilder statement, String words) {
    return words.isEmpty() ? statement : statement.result(Result.empty().withResponse(words));
  }

  private StatementBuilder begun(
      String kind, String[] parts, Agent actor, Verb verb, LocalDate day) {
    return Statement.builder().id(id(kind, parts)).actor(actor).verb(verb).timestamp(noon(day));
  }

  private static UUID id(String kind, String[] parts) {
    String[] named = new String[parts.length + 2];
    named[0] = SOURCE;
    named[1] = kind;
    System.arraycopy(parts, 0, named, 2, parts.length);
    return Uuids.v5(Uuids.NS_LEARNWIRE, named);
  }

  private Kept keep(List<Statement> statements) {
    boolean stored =
        journey
            .database()
            .write(
                "what a person said",
                tx ->
                    journey
                        .statements()
                        .storeAll(
                            tx,
                            statements,
                            Origin.PERSON,
                            StoreOptions.from(SOURCE).asFingerprinted())
                        .stream()
                        .anyMatch(StoreResult.Stored.class::isInstance));
    journey.wake();
    return stored ? Kept.SAVED : Kept.THERE;
  }

  private static Activity activity(PracticeTask task) {
    return Activity.of(task.iri()).typed(ActivityTypes.PRACTICE_TASK).named("en", task.name());
  }

  private Agent agent(String person) {
    return journey
        .people()
        .agentOf(person)
        .orElseThrow(() -> new IllegalStateException("a person without an HR account"));
  }

  private Instant noon(LocalDate date) {
    return date.atTime(LocalTime.NOON).atZone(journey.settings().zone()).toInstant();
  }
}
