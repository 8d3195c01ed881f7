package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.database.Trace;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Step;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;

/** Walks from a decision back to the facts it rests on, in words. */
public final class Explanation {
  private static final int SHORTEST = 6;

  private final Database database;
  private final Ledger ledger;
  private final StatementStore store;
  private final People people;
  private final ZoneId zone;

  public Explanation(Database database, Clock clock, ZoneId zone) {
    this.database = database;
    this.ledger = new Ledger(database, clock);
    this.store = new StatementStore(database, clock);
    this.people = new People(database);
    this.zone = zone;
  }

  /** The whole ids that begin so, five at most. */
  public List<UUID> find(String begin) {
    if (begin.length() < SHORTEST || !begin.matches("[0-9a-fA-F-]+")) {
      return List.of();
    }
    return database.read(
        tx ->
            tx.list(
                "select id from entry where id like ? order by position limit 5",
                r -> UUID.fromString(r.getString(1)),
                begin.toLowerCase(Locale.ROOT) + "%"));
  }

  /** What was decided, by which rule, on which facts, and what became of it. */
  public List<String> of(UUID id) {
    Entry entry = ledger.standing().find(id).orElseThrow();
    List<String> lines = new ArrayList<>();
    if (!ledger.standing().isShown(id)) {
      lines.add("This is for the person alone whom it is about.");
      return lines;
    }
    lines.add(
        "Rule %s decided %s for %s about %s."
            .formatted(
                entry.rule(),
                entry.kind(),
                people.labelOf(entry.personId(), false),
                entry.subject()));
    lines.add("Why: " + entry.because());
    List<UUID> causes = ledger.standing().causes(id);
    lines.add(causes.isEmpty() ? "It rests on no statement." : "It rests on:");
    causes.forEach(cause -> lines.add("  " + cause(cause)));
    lines.add("What became of it, through " + entry.connection() + ":");
    ledger
        .standing()
        .history(id)
        .forEach(
            step ->
                lines.add(
                    "  %s %s by %s: %s"
                        .formatted(day(step.at()), step.state().word(), step.who(), step.why())));
    String traces =
        ledger.standing().history(id).stream()
            .map(Step::trace)
            .filter(Objects::nonNull)
            .map(Trace::id)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!traces.isEmpty()) {
      lines.add("In logs and traces: " + traces);
    }
    return lines;
  }

  private String cause(UUID id) {
    Optional<StoredStatement> found = store.byId(id);
    if (found.isEmpty()) {
      return "statement " + id + ", which is not kept any more";
    }
    StoredStatement stored = found.get();
    return Evidence.of(stored, zone) + " (statement " + id + ")";
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }
}
