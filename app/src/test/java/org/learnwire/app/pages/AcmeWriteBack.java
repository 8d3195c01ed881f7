package org.learnwire.app.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@link Acme} has written, stopped and taken back. */
final class AcmeWriteBack implements WriteBackPages {
  static final String SENT = "Slack does not take back thanks that were given";

  private final Acme acme;
  final List<String> undone = new ArrayList<>();
  final List<StopView> stops = new ArrayList<>();

  AcmeWriteBack(Acme acme) {
    this.acme = acme;
  }

  @Override
  public List<Target> targets() {
    return List.of(new Target("hr", "BambooHR", true), new Target("kudos", "Slack", false));
  }

  @Override
  public List<StopView> stops() {
    return List.copyOf(stops);
  }

  @Override
  public Approvals.Outcome stop(String connection, String why) {
    stops.add(new StopView(connection, Acme.NOW, "a person at the page", why));
    return new Approvals.Outcome(1, List.of());
  }

  @Override
  public Approvals.Outcome resume(String connection) {
    boolean was = stops.removeIf(stop -> stop.connection().equals(connection));
    return was
        ? new Approvals.Outcome(1, List.of())
        : new Approvals.Outcome(0, List.of("Nothing was stopped under that name."));
  }

  @Override
  public Optional<StoryView> story(String id, boolean names) {
    return entry(id, names)
        .map(
            entry ->
                new StoryView(
                    entry,
                    "2026-11-22T12:00:00Z ida",
                    entry.state() == EntryState.DONE && !stays(entry),
                    entry.state() == EntryState.DONE && stays(entry) ? SENT : null,
                    entry.state() == EntryState.CONFLICT
                        ? List.of(
                            new ClashView(
                                "dueDate", "2026-12-01", "2027-01-10", "2026-12-15", null))
                        : List.of(),
                    List.of(
                        new StepView(Acme.NOW.minus(Duration.ofHours(2)), "a-rule", "pending", "x"),
                        new StepView(Acme.NOW, "ida", "approved", "approved"))));
  }

  private Optional<EntryView> entry(String id, boolean names) {
    return acme.entries.stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(entry -> names ? AcmeEntries.withNames(entry) : entry);
  }

  @Override
  public Listing<EntryView> done(int limit, boolean names) {
    return acme.decisions(Set.of(EntryState.DONE), limit, names);
  }

  private static boolean stays(EntryView entry) {
    return entry.write().equals("recognition.give");
  }

  @Override
  public Map<String, String> staying(List<EntryView> done) {
    return done.stream()
        .filter(entry -> entry.state() == EntryState.DONE && stays(entry))
        .collect(Collectors.toMap(EntryView::id, entry -> SENT));
  }

  @Override
  public List<UndoView> undoPlan(UndoAsk ask, boolean names) {
    return entry(ask.entry(), names).stream()
        .map(
            entry ->
                stays(entry)
                    ? new UndoView(entry, null, SENT, List.of())
                    : new UndoView(entry, "goal.delete", null, List.of("1 step ends with it")))
        .toList();
  }

  @Override
  public Approvals.Outcome undo(UndoAsk ask, String why) {
    undone.add(ask.entry() + " " + why);
    return new Approvals.Outcome(1, List.of());
  }
}
