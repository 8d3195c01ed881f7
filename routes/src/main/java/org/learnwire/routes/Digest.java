package org.learnwire.routes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.PlanLine;
import org.learnwire.people.People;

/** What waits for HR and what was done, in counts and links: no name and no word of anybody. */
final class Digest {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

  private final NoticeSettings settings;
  private final Database database;
  private final Ledger ledger;
  private final People people;

  Digest(NoticeSettings settings, Database database, Ledger ledger, People people) {
    this.settings = settings;
    this.database = database;
    this.ledger = ledger;
    this.people = people;
  }

  String subject(LocalDate today) {
    return "%s: Learnwire on %s".formatted(settings.company(), DAY.format(today));
  }

  /**
   * The letter of a day; empty when nothing waits and nothing was done.
   *
   * @param since of the digest before
   * @param warnings what will be missing before long
   */
  Optional<String> text(LocalDate today, Instant since, List<String> warnings) {
    List<String> waits = waiting();
    List<String> done = done(since);
    if (waits.isEmpty() && done.isEmpty() && warnings.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(settings.company() + ", " + DAY.format(today));
    part(text, "Waits for you", waits);
    part(text, "Done since the last digest", done);
    part(text, "Before long", warnings);
    settings
        .site()
        .ifPresentOrElse(
            site -> {},
            () ->
                text.append("\n\nThe pages are open on the machine that Learnwire runs on only."));
    return Optional.of(text.append("\n").toString());
  }

  private static void part(StringBuilder text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n\n").append(heading);
      lines.forEach(line -> text.append("\n- ").append(line));
    }
  }

  private List<String> waiting() {
    List<String> lines = new ArrayList<>();
    Map<PlanLine.Asks, Long> asks = new HashMap<>();
    long held = 0;
    for (PlanLine line : ledger.waiting()) {
      asks.merge(line.asks(), 1L, Long::sum);
      held += line.held() ? 1 : 0;
    }
    Map<EntryState, Long> states = ledger.standing().counts();
    line(lines, asks, PlanLine.Asks.APPROVAL, "change", "changes", "to approve", "/plan");
    count(lines, states.getOrDefault(EntryState.CONFLICT, 0L), "conflict", "conflicts", "/plan");
    count(
        lines,
        states.getOrDefault(EntryState.UNKNOWN, 0L),
        "change of unknown outcome",
        "changes of unknown outcome",
        "/plan");
    count(lines, held, "change held", "changes held", "/cycles");
    count(lines, quarantined(), "record in quarantine", "records in quarantine", "/quarantine");
    count(
        lines,
        people.reviews().size(),
        "account that is nobody’s for sure",
        "accounts that are nobody’s for sure",
        "/people");
    line(
        lines,
        asks,
        PlanLine.Asks.PERSON,
        "question",
        "questions",
        "waiting for the people they ask",
        "/proposals");
    return lines;
  }

  private void line(
      List<String> lines,
      Map<PlanLine.Asks, Long> asks,
      PlanLine.Asks which,
      String one,
      String many,
      String what,
      String path) {
    count(lines, asks.getOrDefault(which, 0L), one + " " + what, many + " " + what, path);
  }

  private void count(List<String> lines, long count, String one, String many, String path) {
    if (count > 0) {
      lines.add(
          "%d %s: %s".formatted(count, count == 1 ? one : many, settings.site().orElse("") + path));
    }
  }

  private List<String> done(Instant since) {
    Map<String, Long> reached = new HashMap<>();
    database.read(
        tx -> {
          tx.each(
              "select state, count(*) from entry where changed >= ?"
                  + " and state in ('done', 'refused', 'undone') group by state",
              row -> reached.put(row.getString(1), row.getLong(2)),
              since);
          return null;
        });
    List<String> lines = new ArrayList<>();
    count(lines, reached.getOrDefault("done", 0L), "change made", "changes made", "/decisions");
    count(
        lines,
        reached.getOrDefault("refused", 0L),
        "change refused by its system",
        "changes refused by their systems",
        "/decisions");
    count(lines, reached.getOrDefault("undone", 0L), "undone", "undone", "/decisions");
    return lines;
  }

  private long quarantined() {
    return database
        .read(
            tx -> tx.one("select count(*) from quarantine where state = 'open'", r -> r.getLong(1)))
        .orElse(0L);
  }
}
