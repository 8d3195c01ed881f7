package org.learnwire.app.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.learnwire.app.pages.Company;
import org.learnwire.app.pages.EntryState;
import org.learnwire.app.pages.EntryView;
import org.learnwire.app.pages.JourneyView;
import org.learnwire.app.pages.JourneyView.ConnectionView;
import org.learnwire.app.pages.JourneyView.HourCount;
import org.learnwire.app.pages.JourneyView.StreamView;
import org.learnwire.app.pages.Listing;
import org.learnwire.app.pages.Pages;
import org.learnwire.app.pages.QuarantineView;
import org.learnwire.app.pages.ReviewView;
import org.learnwire.app.pages.RunView;
import org.learnwire.app.pages.StatementView;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.routes.Journey;
import org.learnwire.routes.JourneyCounts;
import org.learnwire.routes.Quarantine;
import org.learnwire.routes.StreamRun;
import org.springframework.stereotype.Component;

/** The pages' questions, answered from the journey. */
@Component
class JourneyPages implements Pages {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int LATEST = 10;

  private final Journey journey;
  private final String companyName;
  private final EntryViews entries;
  private final PeopleViews people;
  private final Sight sight;

  JourneyPages(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.companyName = settings.company();
    this.people = new PeopleViews(journey);
    this.sight = Sight.of(Journeys.visibility(journey, settings), Sees.COACH);
    this.entries = new EntryViews(journey, people, sight);
  }

  @Override
  public Company company() {
    return new Company(companyName, journey.settings().zone());
  }

  @Override
  public JourneyView journey(boolean names) {
    Instant now = journey.clock().instant();
    Instant since = now.minus(WINDOW);
    JourneyCounts counts = journey.counts();
    JourneyCounts.Read read = counts.read(since);
    JourneyCounts.Stored stored = counts.stored(since);
    Map<String, Long> reached = counts.reached(since);
    Map<EntryState, Long> states = states();
    return new JourneyView(
        now,
        since,
        new JourneyView.Read(
            (int) counts.connections().stream().filter(JourneyCounts.Named::reads).count(),
            read.read(),
            read.kept(),
            read.unchanged(),
            read.skipped(),
            read.quarantined()),
        new JourneyView.Stored(
            stored.pulled(),
            stored.received(),
            stored.observed(),
            stored.receipts(),
            journey.statements().count()),
        new JourneyView.Decided(counts.decided(since)),
        new JourneyView.Waiting(
            entries.plannedByConnection().values().stream().mapToLong(Long::longValue).sum(),
            states.getOrDefault(EntryState.CONFLICT, 0L),
            states.getOrDefault(EntryState.UNKNOWN, 0L),
            journey.desk().proposed()),
        new JourneyView.Written(
            reached.getOrDefault("done", 0L),
            reached.getOrDefault("refused", 0L),
            reached.getOrDefault("unknown", 0L)),
        connections(counts),
        entries.latest(Set.of(), LATEST, names),
        hours(now),
        quarantined(),
        journey.people().reviews().size());
  }

  private long quarantined() {
    return journey.quarantine().countsByReason().values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<EntryState, Long> states() {
    Map<EntryState, Long> states = new EnumMap<>(EntryState.class);
    journey
        .ledger()
        .standing()
        .counts()
        .forEach((s, n) -> states.put(EntryState.valueOf(s.name()), n));
    return states;
  }

  private List<HourCount> hours(Instant now) {
    List<Long> counts = journey.statements().countsPerHour();
    Instant hour = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(counts.size() - 1));
    List<HourCount> hours = new ArrayList<>();
    for (long count : counts) {
      hours.add(new HourCount(hour, count));
      hour = hour.plus(Duration.ofHours(1));
    }
    return hours;
  }

  private List<ConnectionView> connections(JourneyCounts counts) {
    Map<String, Map<String, StreamRun>> runs =
        journey.runs().latest().stream()
            .collect(
                Collectors.groupingBy(
                    StreamRun::connection, Collectors.toMap(StreamRun::stream, run -> run)));
    Map<String, Long> planned = entries.plannedByConnection();
    return counts.connections().stream()
        .map(
            named -> {
              Map<String, StreamRun> own = runs.getOrDefault(named.name(), Map.of());
              return new ConnectionView(
                  named.name(),
                  named.title(),
                  detail(counts, named).orElse(null),
                  named.reads() ? named.every() : null,
                  named.writes() == null ? null : named.writes().name().toLowerCase(Locale.ROOT),
                  planned.getOrDefault(named.name(), 0L),
                  named.streams().stream()
                      .map(s -> stream(s, named.sweeps(), Optional.ofNullable(own.get(s))))
                      .toList());
            })
        .toList();
  }

  /** The first list of the system says how big it is: "8 courses". */
  private static Optional<String> detail(JourneyCounts counts, JourneyCounts.Named named) {
    return named.streams().stream()
        .findFirst()
        .map(stream -> counts.live(named.name(), stream) + " " + stream.replace('-', ' '));
  }

  private static StreamView stream(String name, boolean sweeps, Optional<StreamRun> run) {
    return new StreamView(
        name,
        run.flatMap(StreamRun::lastPass).orElse(null),
        sweeps,
        run.flatMap(StreamRun::lastSweep).orElse(null),
        run.map(JourneyPages::run).orElse(null));
  }

  private static RunView run(StreamRun run) {
    return new RunView(
        run.connection(),
        run.stream(),
        run.started(),
        run.ended().orElse(null),
        run.sweep(),
        run.read(),
        run.stored(),
        run.unchanged(),
        passedOver(run),
        run.quarantined(),
        run.calls(),
        RunView.Outcome.valueOf(run.outcome().toUpperCase(Locale.ROOT)),
        run.message().orElse(null));
  }

  /** On the page what is out of scope stands beside what is skipped for another reason. */
  private static Map<String, Long> passedOver(StreamRun run) {
    Map<String, Long> all = new TreeMap<>(run.skipped());
    if (run.outOfScope() > 0) {
      all.put("out of scope", run.outOfScope());
    }
    return all;
  }

  @Override
  public Listing<EntryView> plan(int limit, boolean names) {
    List<EntryView> waiting = entries.waiting(names);
    return listing(waiting.stream().limit(limit).toList(), waiting.size());
  }

  @Override
  public Listing<EntryView> decisions(Set<EntryState> states, int limit, boolean names) {
    long total =
        states().entrySet().stream()
            .filter(e -> states.isEmpty() || states.contains(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    long declined =
        states.isEmpty() || states.contains(EntryState.DECLINED)
            ? states().getOrDefault(EntryState.DECLINED, 0L)
            : 0;
    return new Listing<>(
        entries.latest(states, limit, names), total, declined, journey.clock().instant());
  }

  @Override
  public Listing<QuarantineView> quarantine(int limit, boolean names) {
    List<QuarantineView> rows =
        journey.quarantine().open(limit).stream().map(kept -> quarantined(kept, names)).toList();
    return listing(rows, quarantined());
  }

  private static QuarantineView quarantined(Quarantine.Kept kept, boolean names) {
    return new QuarantineView(
        kept.id(),
        kept.connection(),
        kept.stream(),
        kept.key(),
        kept.reason(),
        kept.detail(),
        names ? kept.record() : NamesOff.of(kept.record()),
        kept.at());
  }

  @Override
  public Listing<RunView> runs(int limit) {
    List<RunView> rows = journey.runs().recent(limit).stream().map(JourneyPages::run).toList();
    return listing(rows, journey.runs().count());
  }

  @Override
  public Listing<StatementView> statements(int limit, boolean names) {
    List<StoredStatement> latest = journey.statements().latest(limit);
    List<StatementView> rows =
        latest.stream()
            .filter(sight::shows)
            .filter(stored -> !people.hides(stored))
            .map(stored -> people.statement(stored, names))
            .toList();
    return new Listing<>(
        rows, journey.statements().count(), latest.size() - rows.size(), journey.clock().instant());
  }

  @Override
  public Listing<ReviewView> reviews(int limit, boolean names) {
    List<ReviewView> all = people.reviews(names);
    return listing(all.stream().limit(limit).toList(), all.size());
  }

  private <T> Listing<T> listing(List<T> rows, long total) {
    return new Listing<>(rows, total, journey.clock().instant());
  }
}
