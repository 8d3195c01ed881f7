package org.learnwire.routes;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Allowance;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Limits;
import org.learnwire.ledger.Quota;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.people.Wishes;
import org.learnwire.rules.Company;
import org.learnwire.rules.DecisionKind;
import org.learnwire.rules.PersonFacts;
import org.learnwire.rules.QuietHours;

/**
 * What keeps a message or a recognition back when it is about to go: whoever gets it does not want
 * it or has left, it is night where they are, they are on leave, they had enough today, or a budget
 * is spent. Decisions stay what they are; this only says when they go out.
 */
final class Guards implements Limits {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /** Asked again then; it waits until the restriction is lifted. */
  private static final Duration RESTRICTED = Duration.ofHours(1);

  /** What is closed, taken back or recorded of somebody who has left still is. */
  private static final Set<String> FOR_WORK_TO_COME =
      Set.of("goal.create", "goal.progress", "goal.update", "recognition.give");

  private final GuardSettings settings;
  private final Company company;
  private final People people;
  private final DirectoryFacts directory;

  Guards(GuardSettings settings, Company company, People people) {
    this.settings = settings;
    this.company = company;
    this.people = people;
    this.directory = new DirectoryFacts(company.timeZone(), List.of());
  }

  @Override
  public Allowance of(Tx tx, Entry entry, Instant now) throws SQLException {
    if (isRestricted(tx, entry)) {
      return new Allowance(
          null,
          new Allowance.Wait(now.plus(RESTRICTED), "nothing of the person may be used now"),
          new Allowance.Whom(null, null, null),
          List.of());
    }
    if (entry.writeName().equals(DecisionKind.Nudge.write())) {
      Optional<String> recipient = WriteInputs.recipient(people, entry.personId(), entry.fields());
      // Nobody to write to: whoever sends it says so.
      return recipient.isEmpty() ? Allowance.FREE : message(tx, recipient.get(), entry, now);
    }
    boolean praise = entry.writeName().equals(DecisionKind.GrantRecognition.write());
    if (praise && Choices.of(tx, entry.personId()).wantsNoRecognitions()) {
      return Allowance.never("chose to get no recognitions");
    }
    boolean forWork = FOR_WORK_TO_COME.contains(entry.writeName()) && entry.undoes() == null;
    if (forWork && hasLeft(tx, entry.personId(), now)) {
      return Allowance.never("this person has left: neither goals nor thanks any more");
    }
    List<Quota> quotas = new ArrayList<>();
    budgets(entry, now, quotas);
    return quotas.isEmpty() ? Allowance.FREE : allowance(null, null, entry, now, quotas);
  }

  private boolean isRestricted(Tx tx, Entry entry) throws SQLException {
    for (String id : people.idsOf(entry.personId())) {
      if (tx.one("select 1 from restricted where person_id = ?", row -> true, id).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean hasLeft(Tx tx, String person, Instant now) throws SQLException {
    return directory.of(tx, people.idsOf(person), Long.MAX_VALUE).hasLeft(now, company.timeZone());
  }

  private Allowance message(Tx tx, String recipient, Entry entry, Instant now) throws SQLException {
    Wishes wishes = Choices.of(tx, recipient);
    PersonFacts facts = directory.of(tx, people.idsOf(recipient), Long.MAX_VALUE);
    if (!wishes.takesNudges()) {
      return Allowance.never("whoever would get it chose to get no nudges");
    }
    if (facts.hasLeft(now, company.timeZone())) {
      return Allowance.never("whoever would get it has left");
    }
    ZoneId zone = facts.zone() == null ? company.timeZone() : facts.zone();
    Optional<QuietHours.Pause> pause = settings.quietHours().pause(now, facts, company);
    Allowance.Wait wait =
        pause.map(p -> new Allowance.Wait(p.until().toInstant(), waits(p))).orElse(null);
    List<Quota> quotas = new ArrayList<>();
    caps(entry.connection(), facts, zone, now, quotas);
    budgets(entry, now, quotas);
    return allowance(wait, recipient, entry, now, quotas);
  }

  private Allowance allowance(
      Allowance.@Nullable Wait wait,
      @Nullable String recipient,
      Entry entry,
      Instant now,
      List<Quota> quotas) {
    String giver = entry.fields().path("giverPersonId").asText("");
    return new Allowance(
        null,
        wait,
        new Allowance.Whom(
            recipient,
            giver.isEmpty() ? null : giver,
            people.org().teamOf(entry.personId(), now).orElse(null)),
        quotas);
  }

  private void caps(
      String channel, PersonFacts facts, ZoneId zone, Instant now, List<Quota> quotas) {
    ZonedDateTime today = now.atZone(zone).toLocalDate().atStartOfDay(zone);
    ZonedDateTime tomorrow = today.toLocalDate().plusDays(1).atStartOfDay(zone);
    ZonedDateTime next =
        settings
            .quietHours()
            .pause(tomorrow.toInstant(), facts, company)
            .map(QuietHours.Pause::until)
            .orElse(tomorrow);
    settings.messages().ifPresent(all -> quotas.add(cap(null, all, today, next)));
    Integer most = settings.channels().get(channel);
    if (most != null) {
      quotas.add(cap(channel, most, today, next));
    }
  }

  private Quota cap(
      @Nullable String connection, int most, ZonedDateTime today, ZonedDateTime next) {
    String of =
        "over the cap of %d %s a day%s"
            .formatted(
                most,
                most == 1 ? "message" : "messages",
                connection == null ? "" : " through " + connection);
    return new Quota(
        Quota.Of.RECIPIENT,
        connection,
        today.toInstant(),
        most,
        false,
        next.toInstant(),
        of + ", " + waits(next, ""));
  }

  private void budgets(Entry entry, Instant now, List<Quota> quotas) {
    for (GuardSettings.Budget budget : settings.budgets()) {
      if (budget.write().equals(entry.writeName())) {
        quotas.add(
            new Quota(
                budget.of(),
                null,
                budget.per().begin(now, company.timeZone()),
                budget.most(),
                budget.points(),
                null,
                budget.words()));
      }
    }
  }

  private String waits(QuietHours.Pause pause) {
    return pause.certain()
        ? waits(pause.until(), pause.why())
        : "waits (" + pause.why() + "; nobody has said until when, so it is looked at daily)";
  }

  private String waits(ZonedDateTime until, String why) {
    String zone =
        until.getZone().equals(company.timeZone()) ? "" : " (" + until.getZone().getId() + ")";
    return "waits until " + MOMENT.format(until) + zone + (why.isEmpty() ? "" : " (" + why + ")");
  }
}
