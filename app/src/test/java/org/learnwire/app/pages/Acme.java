package org.learnwire.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.learnwire.app.pages.JourneyView.ConnectionView;
import org.learnwire.app.pages.JourneyView.HourCount;
import org.learnwire.app.pages.JourneyView.StreamView;

/** A company in memory: what the pages show of it, and what people did to it. */
final class Acme implements Pages, PeoplePages, Approvals, Observations, LearningMaps, RulePages {
  static final Instant NOW = Instant.parse("2026-11-22T13:05:00Z");

  final List<String> approved = new ArrayList<>();
  final List<String> declined = new ArrayList<>();
  final List<String> settled = new ArrayList<>();
  final List<Long> replayed = new ArrayList<>();
  final Set<Observation> observed = new LinkedHashSet<>();
  boolean empty;

  /** Whether the reader of an evidence sheet is its person. */
  boolean own = true;

  boolean broken;
  final List<EntryView> entries = new ArrayList<>(AcmeEntries.all());
  private final List<QuarantineView> quarantine = new ArrayList<>(AcmeEntries.quarantine());

  @Override
  public RulesView rules() {
    return AcmeRules.all(empty);
  }

  @Override
  public Optional<RuleView> rule(String name, int limit, boolean names) {
    return AcmeRules.one(name, named(entries, names));
  }

  @Override
  public MapView inForce() {
    return AcmeMap.of(empty);
  }

  @Override
  public MapTrial tried(String csv) {
    return AcmeMap.tried(csv);
  }

  @Override
  public Company company() {
    return new Company("Acme", ZoneId.of("Europe/Berlin"));
  }

  @Override
  public synchronized JourneyView journey(boolean names) {
    if (broken) {
      throw new IllegalStateException("secret: jdbc password tiger");
    }
    List<EntryView> plan = waiting();
    return new JourneyView(
        NOW,
        NOW.minus(Duration.ofHours(24)),
        empty
            ? new JourneyView.Read(0, 0, 0, 0, 0, 0)
            : new JourneyView.Read(4, 12418, 1932, 10471, 14, 1),
        empty
            ? new JourneyView.Stored(0, 0, 0, 0, 0)
            : new JourneyView.Stored(1880, 36, 9 + observed.size(), 7, 48210),
        new JourneyView.Decided(
            empty
                ? Map.of()
                : Map.of("goal.create", 14L, "recognition.give", 9L, "message.send", 4L)),
        new JourneyView.Waiting(
            plan.stream().filter(EntryView::approvable).count(),
            count(plan, EntryState.CONFLICT),
            count(plan, EntryState.UNKNOWN),
            empty ? 0 : 3),
        new JourneyView.Written(empty ? 0 : 16, empty ? 0 : 1, count(plan, EntryState.UNKNOWN)),
        empty ? List.of() : AcmeEntries.connections(),
        empty ? List.of() : named(entries.stream().limit(6).toList(), names),
        hours(),
        empty ? 0 : quarantine.size(),
        empty ? 0 : 2);
  }

  private static long count(Collection<EntryView> entries, EntryState state) {
    return entries.stream().filter(entry -> entry.state() == state).count();
  }

  private List<EntryView> waiting() {
    return empty
        ? List.of()
        : entries.stream()
            .filter(
                entry ->
                    entry.approvable()
                        || entry.state() == EntryState.CONFLICT
                        || entry.state() == EntryState.UNKNOWN)
            .toList();
  }

  private List<HourCount> hours() {
    int[] perHour = {
      12, 6, 4, 2, 3, 8, 26, 61, 160, 240, 281, 266, 181, 199, 275, 303, 262, 176, 97, 55, 40, 33,
      22, 17
    };
    Instant first = NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(23));
    List<HourCount> hours = new ArrayList<>();
    for (int i = 0; i < perHour.length; i++) {
      hours.add(new HourCount(first.plus(Duration.ofHours(i)), empty ? 0 : perHour[i]));
    }
    return hours;
  }

  @Override
  public synchronized Listing<EntryView> plan(int limit, boolean names) {
    List<EntryView> plan = waiting();
    return new Listing<>(named(plan.stream().limit(limit).toList(), names), plan.size(), NOW);
  }

  @Override
  public synchronized Listing<EntryView> decisions(
      Set<EntryState> states, int limit, boolean names) {
    List<EntryView> rows =
        empty
            ? List.of()
            : entries.stream()
                .filter(entry -> states.isEmpty() || states.contains(entry.state()))
                .toList();
    return new Listing<>(named(rows, names), rows.size(), NOW);
  }

  private static List<EntryView> named(List<EntryView> rows, boolean names) {
    return names ? rows.stream().map(AcmeEntries::withNames).toList() : rows;
  }

  @Override
  public synchronized Listing<QuarantineView> quarantine(int limit, boolean names) {
    List<QuarantineView> rows = empty ? List.of() : quarantine;
    return new Listing<>(rows.stream().limit(limit).toList(), rows.size(), NOW);
  }

  @Override
  public Listing<RunView> runs(int limit) {
    List<RunView> rows =
        empty
            ? List.of()
            : AcmeEntries.connections().stream()
                .map(ConnectionView::streams)
                .flatMap(List::stream)
                .map(StreamView::lastRun)
                .toList();
    return new Listing<>(rows, rows.size(), NOW);
  }

  @Override
  public Listing<StatementView> statements(int limit, boolean names) {
    List<StatementView> rows = empty ? List.of() : AcmeEntries.statements(names);
    return new Listing<>(rows, empty ? 0 : 48210, NOW);
  }

  final List<String> said = new ArrayList<>();

  @Override
  public PeopleView people(String search, boolean names) {
    return empty
        ? new PeopleView(search, new Listing<>(List.of(), 0, NOW), List.of(), 0, 0, 0)
        : AcmeEntries.people(search, names);
  }

  @Override
  public Optional<PersonView> person(String id, boolean names) {
    return id.equals(AcmeEntries.PERSON)
        ? Optional.of(AcmeEntries.person(names))
        : Optional.empty();
  }

  @Override
  public Said answer(String review, String answer, String why) {
    return said("answer " + review + " " + answer + " " + why);
  }

  @Override
  public Said merge(String id, String other, String why) {
    return other.equals("E9999")
        ? new Said(false, List.of("Nobody in the HR systems is E9999."))
        : said("merge " + id + " " + other + " " + why);
  }

  @Override
  public Said split(String record, String why) {
    return said("split " + record + " " + why);
  }

  @Override
  public Said undo(long ruling, String why) {
    return said("undo " + ruling + " " + why);
  }

  @Override
  public String file() {
    return Csv.write(List.of("account", "answer"), List.of(List.of("academy/104", "")));
  }

  @Override
  public Said take(String csv) {
    return said("take " + csv.strip());
  }

  private Said said(String what) {
    said.add(what);
    return new Said(true, List.of("Ruling 3: " + what + "."));
  }

  @Override
  public Listing<ReviewView> reviews(int limit, boolean names) {
    List<ReviewView> rows = empty ? List.of() : AcmeEntries.reviews(names);
    return new Listing<>(rows, rows.size(), NOW);
  }

  @Override
  public synchronized Outcome approve(List<String> ids) {
    List<String> notDone = new ArrayList<>();
    int done = 0;
    for (String asked : ids) {
      String id = asked.replaceFirst("@.*", "");
      if (move(id, EntryState.APPROVED)) {
        approved.add(id);
        done++;
      } else {
        notDone.add(id + " does not wait for approval any more; it was left alone.");
      }
    }
    return new Outcome(done, notDone);
  }

  @Override
  public synchronized Outcome decline(List<String> ids) {
    ids.forEach(id -> move(id, EntryState.DECLINED));
    declined.addAll(ids);
    return new Outcome(ids.size(), List.of());
  }

  @Override
  public synchronized Outcome settle(String id, Found found, String remoteId) {
    settled.add((id + " " + found + " " + remoteId).strip());
    move(id, found == Found.MISSING ? EntryState.APPROVED : EntryState.SETTLED);
    return new Outcome(1, List.of());
  }

  @Override
  public synchronized Outcome resolve(String id, Keep keep) {
    settled.add(id + " " + keep);
    move(id, keep == Keep.THEIRS ? EntryState.CANCELLED : EntryState.PENDING);
    return new Outcome(1, List.of());
  }

  synchronized boolean move(String id, EntryState state) {
    for (int i = 0; i < entries.size(); i++) {
      EntryView entry = entries.get(i);
      boolean waits = entry.approvable() || state != EntryState.APPROVED;
      if (entry.id().equals(id) && (waits || entry.state() == EntryState.UNKNOWN)) {
        entries.set(i, AcmeEntries.in(state, entry));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized Outcome replay(List<Long> ids) {
    replayed.addAll(ids);
    quarantine.removeIf(item -> ids.contains(item.id()));
    return new Outcome(ids.size(), List.of());
  }

  @Override
  public LocalDate today() {
    return LocalDate.of(2026, 11, 22);
  }

  @Override
  public List<Practice> practices() {
    return empty ? List.of() : AcmeEntries.practices();
  }

  @Override
  public Whom find(String emailOrNumber, LocalDate at) {
    return switch (emailOrNumber.toLowerCase(Locale.ROOT)) {
      case "e1003", "ana@acme.test" -> new Whom.Known("p3", new PersonLabel("E1003", null));
      case "e1004", "bram@acme.test" -> new Whom.Known("p4", new PersonLabel("E1004", null));
      case "e1001", "rossi@acme.test" -> new Whom.Known("p1", new PersonLabel("E1001", null));
      case "desk@acme.test" -> new Whom.Several();
      default -> new Whom.Nobody();
    };
  }

  @Override
  public synchronized Saved save(List<Observation> observations) {
    int before = observed.size();
    observed.addAll(observations);
    int stored = observed.size() - before;
    return new Saved(stored, observations.size() - stored);
  }
}
