package org.learnwire.routes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.EntryState;
import org.learnwire.ledger.Ledger;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.rules.Cycle;

/**
 * Evidence sheets: what a person could show of themselves, and what they have released. Nothing
 * leaves before they say so; what is released stays as it was then.
 */
public final class EvidenceDesk {
  /** A link opens so long. */
  public static final Period LINK = Period.ofDays(90);

  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final JourneySettings settings;
  private final Clock clock;
  private final EvidenceSheets sheets;
  private final EvidencePlaces places;

  EvidenceDesk(
      Database database,
      Ledger ledger,
      People people,
      StatementStore store,
      Connections connections,
      JourneySettings settings,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
    this.sheets = new EvidenceSheets(database, ledger, people, store, settings.zone());
    this.places =
        new EvidencePlaces(ledger, people, connections, sheets, settings.rules().cycles());
  }

  /**
   * Where a sheet can go besides a link and a file.
   *
   * @param key names it in an answer
   * @param target the object there that it belongs to; empty: a new one
   * @param label in words
   */
  public record Place(String key, String connection, String write, String target, String label) {}

  /** How a sheet goes out. */
  public enum Form {
    LINK,
    PDF,
    PLACE
  }

  /**
   * A sheet that was released.
   *
   * @param place where to, in words; null for a link and a file
   * @param until a link opens until then
   * @param takenBack null: it stands
   * @param state of what goes to a system, in the ledger's word; null for a link and a file
   */
  public record Released(
      UUID id,
      Form form,
      @Nullable String place,
      EvidenceSheet sheet,
      Instant at,
      @Nullable Instant until,
      @Nullable Instant takenBack,
      @Nullable String state) {}

  /**
   * What a release made.
   *
   * @param token opens the link; null where there is none. It is told once and kept as a hash
   * @param state of what goes to a system
   */
  public record Made(UUID id, @Nullable String token, Optional<EntryState> state) {}

  /** The times that sheets are made for, the latest first: the cycles, else this and last year. */
  public List<String> periods() {
    List<String> names = new ArrayList<>();
    LocalDate today = today();
    for (Cycle cycle : settings.rules().cycles().all()) {
      if (!cycle.from().isAfter(today)) {
        names.add(0, cycle.name());
      }
    }
    return names.isEmpty()
        ? List.of(Integer.toString(today.getYear()), Integer.toString(today.getYear() - 1))
        : names;
  }

  /**
   * The sheet as it would be released now, with nothing left out.
   *
   * @param shown which statements the policy shows to a manager
   * @throws AnswerRefused when there is no such cycle
   */
  public EvidenceSheet sheet(String personId, String period, Predicate<StoredStatement> shown) {
    return sheets.of(personId, period(period), language(personId), today(), shown);
  }

  /** As the person chose, else as the HR system says, else the company's. */
  private String language(String personId) {
    @Nullable String theirs =
        database.read(
            tx ->
                new DirectoryFacts(settings.zone(), List.of())
                    .of(tx, people.idsOf(personId), Long.MAX_VALUE)
                    .language());
    return database
        .read(tx -> Choices.of(tx, personId).language())
        .orElse(theirs == null ? settings.languages().get(0) : theirs);
  }

  private EvidenceSheets.Period period(String name) {
    if (!periods().contains(name)) {
      throw new AnswerRefused(
          "There is no cycle " + name + "; there are " + String.join(", ", periods()) + ".");
    }
    Optional<Cycle> cycle = settings.rules().cycles().named(name);
    return cycle
        .map(each -> new EvidenceSheets.Period(name, each.from(), each.to()))
        .orElseGet(() -> EvidenceSheets.Period.ofYear(Integer.parseInt(name)));
  }

  /** Goals of a person that stand at their systems because of us. */
  public List<Entry> goals(String personId) {
    List<Entry> goals = new ArrayList<>();
    people.idsOf(personId).forEach(id -> goals.addAll(sheets.setFor(id)));
    return goals;
  }

  /** The systems that take evidence of this person. */
  public List<Place> places(String personId) {
    return places.of(personId);
  }

  /**
   * The person releases their sheet: what goes out is exactly what it holds now, but for what they
   * leave out.
   *
   * @param without ids of items that they leave out
   * @param place the key of a {@link Place}, for that form
   * @throws AnswerRefused when there is nothing to release, or no such place
   */
  public Made release(
      String personId,
      String period,
      Set<String> without,
      Form form,
      @Nullable String place,
      Predicate<StoredStatement> shown,
      String who) {
    EvidenceSheet sheet = sheet(personId, period, shown).without(without);
    if (sheet.count() == 0) {
      throw new AnswerRefused("Nothing is left on the sheet, so nothing was released.");
    }
    Optional<Place> to =
        form == Form.PLACE
            ? places(personId).stream().filter(each -> each.key().equals(place)).findFirst()
            : Optional.empty();
    if (form == Form.PLACE && to.isEmpty()) {
      throw new AnswerRefused("Choose one of the places that are listed.");
    }
    Instant now = clock.instant();
    @Nullable String token = form == Form.LINK ? EvidenceRows.token() : null;
    @Nullable Instant until =
        token == null ? null : now.atZone(settings.zone()).plus(LINK).toInstant();
    UUID id = UUID.randomUUID();
    @Nullable String label = to.map(Place::label).orElse(null);
    Released released = new Released(id, form, label, sheet, now, until, null, null);
    return database.write(
        "release evidence",
        tx -> {
          @Nullable UUID entry =
              to.isPresent() ? places.enter(tx, id, personId, sheet, to.get(), who) : null;
          EvidenceRows.put(tx, personId, released, token, entry);
          return new Made(
              id,
              token,
              entry == null ? Optional.empty() : ledger.standing().find(entry).map(Entry::state));
        });
  }

  /** What the person has released, the latest first. */
  public List<Released> released(String personId) {
    List<Released> all = new ArrayList<>();
    for (String id : people.idsOf(personId)) {
      all.addAll(database.read(tx -> EvidenceRows.of(tx, id)));
    }
    all.sort(Comparator.comparing(Released::at).reversed());
    return all;
  }

  /**
   * The sheet that a link opens; empty when there is none, it is over, was taken back, or its
   * person is restricted.
   */
  public Optional<EvidenceSheet> shared(String token) {
    Instant now = clock.instant();
    return database
        .read(tx -> EvidenceRows.byToken(tx, token))
        .filter(each -> each.until() != null && each.until().isAfter(now))
        .map(Released::sheet);
  }

  /**
   * The person takes a release back: its link opens nothing any more, and what was not sent is not.
   *
   * @return what else is to be done, in words; empty: nothing
   * @throws AnswerRefused when it is not theirs, or was taken back before
   */
  public Optional<String> takeBack(String personId, String id, String who) {
    Released released =
        released(personId).stream()
            .filter(each -> each.id().toString().equals(id) && each.takenBack() == null)
            .findFirst()
            .orElseThrow(() -> new AnswerRefused("There is no such release to take back."));
    return database.write(
        "take evidence back",
        tx -> {
          EvidenceRows.takeBack(tx, released.id(), clock.instant());
          UUID entry = EvidencePlaces.entryOf(released.id());
          boolean gone =
              released.form() != Form.PLACE
                  || ledger
                      .cancel(tx, List.of(entry), who, "the person took it back")
                      .left()
                      .isEmpty();
          return gone
              ? Optional.empty()
              : Optional.of("It was sent already. Delete it by hand: " + released.place() + ".");
        });
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(settings.zone()));
  }
}
