package org.learnwire.app.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.SignInRecord;
import org.learnwire.ltitool.pages.KnownView;
import org.learnwire.ltitool.pages.LearnerDesk;
import org.learnwire.ltitool.pages.LoopView;
import org.learnwire.ltitool.pages.ViewerDesk;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.Post;
import org.learnwire.people.Resolution;
import org.learnwire.routes.Journey;
import org.learnwire.rules.LearningPath;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.visibility.Viewer;
import org.springframework.stereotype.Component;

/** A learner in the frame: their loop from the store and the ledger, their words into the store. */
@Component
class FrameDesk implements LearnerDesk, ViewerDesk {
  private final Journey journey;
  private final FrameFacts facts;
  private final FrameLoops loops;
  private final FrameGoals goals;
  private final FrameAsks asks;
  private final FrameKnown known;
  private final FrameStatements said;

  FrameDesk(Journey journey, AppSettings settings, SignInRecord record) {
    this.journey = journey;
    this.facts = new FrameFacts(journey, Journeys.visibility(journey, settings));
    this.loops = new FrameLoops(journey, facts);
    this.goals = new FrameGoals(journey);
    this.asks = new FrameAsks(journey, facts);
    this.known = new FrameKnown(journey, facts, record);
    this.said = new FrameStatements(journey);
  }

  @Override
  public LocalDate today() {
    return facts.today();
  }

  @Override
  public Optional<String> language(String person) {
    Instant now = journey.clock().instant();
    return journey
        .database()
        .read(
            tx ->
                Choices.of(tx, person)
                    .language()
                    .or(() -> journey.people().org().postOf(person, now).map(Post::language)));
  }

  @Override
  public boolean leads(String person) {
    return journey.people().org().leads(person);
  }

  @Override
  public LoopView loop(String person, Locale locale) {
    return journey.database().read(tx -> looked(person, locale));
  }

  /** All of it within one read: what stands on a page was so at one time. */
  private LoopView looked(String person, Locale locale) {
    List<Fact> all = facts.of(person, Viewer.SELF);
    return new LoopView(
        journey.people().labelOf(person, true),
        loops.practised(all, locale),
        loops.others(all, locale),
        goals.of(person),
        loops.thanks(all),
        asks.of(person, locale));
  }

  static @Nullable LocalDate date(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Override
  public List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    for (LearningPath path : journey.learningMap().paths()) {
      path.tasks().forEach(each -> tasks.add(new Task(each.iri(), each.name(), path.label())));
    }
    return tasks;
  }

  @Override
  public Optional<Task> task(String id) {
    return tasks().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<String> manager(String person) {
    return journey.people().org().managerOf(person).map(id -> journey.people().labelOf(id, true));
  }

  @Override
  public Whom find(String emailOrNumber) {
    Resolution found = journey.people().find(emailOrNumber, journey.clock().instant());
    if (found instanceof Resolution.Known known && isKept(known.personId())) {
      return new Whom.Known(known.personId());
    }
    return found instanceof Resolution.Ambiguous ? new Whom.Several() : new Whom.Nobody();
  }

  private boolean isKept(String person) {
    Optional<Agent> agent = journey.people().agentOf(person);
    return agent.isPresent() && journey.keeps(agent.get());
  }

  @Override
  public Kept practised(String person, Tried tried) {
    return said.tried(
        person,
        loops.task(tried.task()).orElseThrow(),
        tried.day(),
        Uuids.parse(tried.form()).map(Object::toString).orElse(""),
        tried.reflection());
  }

  @Override
  public Kept ask(String person, Asking asking) {
    String whom =
        asking.whom().equals("manager")
            ? journey.people().org().managerOf(person).orElseThrow()
            : asking.whom();
    return said.asked(
        person, loops.task(asking.task()).orElseThrow(), whom, today(), asking.words());
  }

  @Override
  public Kept thank(String person, Thanking thanking) {
    return said.thanked(person, thanking.whom(), today(), thanking.words());
  }

  @Override
  public KnownView known(String person, Locale locale) {
    return known.of(person, locale);
  }

  @Override
  public String copy(String person) {
    String label = journey.people().labelOf(person, false);
    return journey
        .privacy()
        .copy(person, label + " at the page", "the person asked for it")
        .toPrettyString();
  }

  @Override
  public void reads(String person, Locale locale) {
    new Choices(journey.database())
        .choose(
            person,
            Map.of(Choice.LANGUAGE, locale.getLanguage()),
            journey.people().labelOf(person, false) + " at the page",
            journey.clock().instant());
  }

  /** How long a question to a colleague stays on their page. */
  static final Duration OPEN = Duration.ofDays(30);
}
