package org.learnwire.app.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Approvals.Outcome;
import org.learnwire.app.pages.EntryState;
import org.learnwire.app.pages.EntryView;
import org.learnwire.app.pages.Listing;
import org.learnwire.app.pages.WriteBackPages;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Resumed;
import org.learnwire.ledger.UndoScope;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.routes.UndoItem;
import org.learnwire.xapi.Uuids;
import org.springframework.stereotype.Component;

/** What is written, stopped and taken back, told by the ledger. */
@Component
class JourneyWriteBack implements WriteBackPages {
  private static final Set<EntryState> OVER =
      Set.of(EntryState.DONE, EntryState.UNDONE, EntryState.REFUSED, EntryState.SETTLED);

  private final Journey journey;
  private final EntryViews entries;

  JourneyWriteBack(Journey journey, AppSettings settings) {
    this.journey = journey;
    Sight sight = Sight.of(Journeys.visibility(journey, settings), Sees.COACH);
    this.entries = new EntryViews(journey, new PeopleViews(journey), sight);
  }

  @Override
  public List<Target> targets() {
    return journey.counts().connections().stream()
        .filter(named -> named.writes() != null)
        .map(named -> new Target(named.name(), named.title(), journey.compares(named.name())))
        .toList();
  }

  @Override
  public List<StopView> stops() {
    return journey.ledger().stops().all().stream()
        .map(
            stop ->
                new StopView(
                    stop.isAll() ? "" : stop.connection(), stop.since(), stop.who(), stop.why()))
        .toList();
  }

  @Override
  public Outcome stop(String connection, String why) {
    Optional<String> known = known(connection);
    if (!connection.isBlank() && known.isEmpty()) {
      return new Outcome(0, List.of("There is no connection " + connection + "."));
    }
    boolean fresh = journey.ledger().stops().stop(known, who(), why);
    return fresh ? new Outcome(1, List.of()) : new Outcome(0, List.of("It was stopped before."));
  }

  @Override
  public Outcome resume(String connection) {
    Resumed resumed =
        journey
            .ledger()
            .stops()
            .resume(connection.isBlank() ? Optional.empty() : Optional.of(connection), who());
    journey.wake();
    if (!resumed.wasStopped()) {
      return new Outcome(0, List.of("Nothing was stopped under that name."));
    }
    return new Outcome(
        1,
        resumed.cancelled().isEmpty()
            ? List.of()
            : List.of(resumed.cancelled().size() + " had nothing left to do and were cancelled."));
  }

  private Optional<String> known(String connection) {
    return journey.connectionNames().keySet().stream().filter(connection::equals).findFirst();
  }

  @Override
  public Optional<StoryView> story(String id, boolean names) {
    Optional<Entry> found =
        Uuids.parse(id)
            .filter(journey.ledger().standing()::isShown)
            .flatMap(journey.ledger().standing()::find)
            .filter(entry -> entry.state() != org.learnwire.ledger.EntryState.PROPOSED)
            .filter(entry -> !entries.hides(entry));
    return found.map(entry -> story(entry, names));
  }

  private StoryView story(Entry entry, boolean names) {
    List<StepView> steps =
        journey.ledger().standing().history(entry.id()).stream()
            .map(step -> new StepView(step.at(), step.who(), step.state().word(), step.why()))
            .toList();
    boolean done = entry.state() == org.learnwire.ledger.EntryState.DONE;
    List<UndoItem> items =
        done ? journey.desk().undoPlan(UndoScope.of(List.of(entry.id()))) : List.of();
    boolean undoable = items.stream().anyMatch(item -> item.by() != null);
    Optional<String> own =
        items.stream()
            .filter(item -> item.id().equals(entry.id().toString()))
            .flatMap(item -> Optional.ofNullable(item.whyNot()).stream())
            .findFirst();
    return new StoryView(
        entries.of(entry, names),
        entry.batch(),
        undoable,
        done && !undoable ? own.or(() -> journey.desk().stays(entry)).orElse(null) : null,
        journey.ledger().conflicts().of(entry.id()).stream().map(JourneyWriteBack::clash).toList(),
        steps);
  }

  private static ClashView clash(Clash clash) {
    return new ClashView(
        clash.isWhole() ? "the goal" : clash.field(),
        text(clash.lastSent()),
        clash.isWhole() ? "not there any more" : text(clash.theirs()),
        text(clash.ours()),
        clash.choice() == null
            ? null
            : clash.choice().name().toLowerCase(Locale.ROOT) + ", by " + clash.who());
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "–" : value.isValueNode() ? value.asText() : value.toString();
  }

  @Override
  public Listing<EntryView> done(int limit, boolean names) {
    List<EntryView> rows = entries.latest(OVER, limit, names);
    return new Listing<>(rows, rows.size(), journey.clock().instant());
  }

  @Override
  public Map<String, String> staying(List<EntryView> done) {
    Map<String, String> staying = new HashMap<>();
    for (EntryView each : done) {
      Uuids.parse(each.id())
          .flatMap(journey.ledger().standing()::find)
          .filter(entry -> entry.state() == org.learnwire.ledger.EntryState.DONE)
          .flatMap(journey.desk()::stays)
          .ifPresent(why -> staying.put(each.id(), why));
    }
    return staying;
  }

  @Override
  public List<UndoView> undoPlan(UndoAsk ask, boolean names) {
    Optional<UndoScope> scope = scope(ask);
    List<UndoView> lines = new ArrayList<>();
    for (UndoItem item : scope.map(journey.desk()::undoPlan).orElse(List.of())) {
      Optional<Entry> entry =
          journey.ledger().standing().find(UUID.fromString(item.id())).filter(this::shown);
      String back = item.back().isEmpty() ? "" : " (" + item.back() + ")";
      entry.ifPresent(
          e ->
              lines.add(
                  new UndoView(
                      entries.of(e, names),
                      item.by() == null ? null : item.by() + back,
                      item.whyNot(),
                      item.notes())));
    }
    return lines;
  }

  private boolean shown(Entry entry) {
    return journey.ledger().standing().isShown(entry.id()) && !entries.hides(entry);
  }

  private static Optional<UndoScope> scope(UndoAsk ask) {
    if (!ask.entry().isBlank()) {
      return Uuids.parse(ask.entry()).map(id -> UndoScope.of(List.of(id)));
    }
    return Optional.of(
        new UndoScope(List.of(), blank(ask.batch()), blank(ask.rule()), null, null, null));
  }

  private static @Nullable String blank(String text) {
    return text.isBlank() ? null : text;
  }

  @Override
  public Outcome undo(UndoAsk ask, String why) {
    Optional<UndoScope> scope = scope(ask);
    if (scope.isEmpty()) {
      return new Outcome(0, List.of("There is no such line; open the page again."));
    }
    Desk.Approved undone = journey.desk().undo(scope.get(), who(), why);
    journey.wake();
    return new Outcome(undone.count(), undone.left());
  }

  private static String who() {
    return SignedIn.here().name();
  }
}
