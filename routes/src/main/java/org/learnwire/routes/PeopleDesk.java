package org.learnwire.routes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.people.AccountInTime;
import org.learnwire.people.Choices;
import org.learnwire.people.People;
import org.learnwire.people.PersonInTime;
import org.learnwire.people.Resolution;
import org.learnwire.people.Review;
import org.learnwire.people.Ruling;
import org.learnwire.people.RulingRefused;
import org.learnwire.xapi.Uuids;

/** Where a person says who is who, in the words that a person has for people and accounts. */
public final class PeopleDesk {
  public static final String NOBODY = "nobody";

  /** Answers to "come back, or somebody else?". */
  public static final String SAME = "same";

  public static final String OTHER = "other";

  private final Database database;
  private final People people;
  private final Map<String, UUID> connections;
  private final Map<UUID, String> names = new HashMap<>();
  private final Clock clock;

  /**
   * At the desk.
   *
   * @param connections the persisted id of each connection, by its name
   */
  public PeopleDesk(Database database, People people, Map<String, UUID> connections, Clock clock) {
    this.database = database;
    this.people = people;
    this.connections = connections;
    this.clock = clock;
    connections.forEach((name, id) -> names.put(id, name));
  }

  /** A desk for looking only: what the database knows of connections. */
  public static PeopleDesk looking(Database database, Clock clock) {
    Map<String, UUID> connections = new HashMap<>();
    database.read(
        tx -> {
          tx.each(
              "select name, id from connection",
              r -> connections.put(r.getString(1), UUID.fromString(r.getString(2))));
          return null;
        });
    return new PeopleDesk(database, new People(database), connections, clock);
  }

  public People people() {
    return people;
  }

  /** Where a person says what they want for themselves. */
  public ChoiceDesk choices() {
    return new ChoiceDesk(new Choices(database), this, clock);
  }

  /** Two are one person. */
  public String merge(String one, String other, String who, String why) {
    return said(
        people.whoIsWho().merge(person(one), person(other), who, need(why), clock.instant()));
  }

  /** Two HR records are two people. */
  public String split(String one, String other, String who, String why) {
    return said(
        people.whoIsWho().split(record(one), record(other), who, need(why), clock.instant()));
  }

  /** An HR record is somebody else than the rest of its person. */
  public String splitOff(String record, String who, String why) {
    String own = record(record);
    PersonInTime whole = people.whoIsWho().history(own).orElseThrow(() -> nobodyIs(record));
    String other =
        whole.records().stream()
            .filter(id -> !id.equals(own))
            .findFirst()
            .orElseThrow(
                () ->
                    new RulingRefused(
                        "This person has one HR record: there is nothing to take apart."));
    return said(people.whoIsWho().split(own, other, who, need(why), clock.instant()));
  }

  /**
   * An account is somebody's.
   *
   * @param account CONNECTION/ID, or an address
   * @param person an employee number, an address, CONNECTION/ID of an HR record, or nobody
   */
  public String means(
      String account,
      String person,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String who,
      String why) {
    int slash = account.indexOf('/');
    boolean address = slash < 0 && account.contains("@");
    UUID connection =
        address
            ? Review.NO_CONNECTION
            : connection(slash < 0 ? account : account.substring(0, slash));
    if (!address && slash < 0) {
      throw new RulingRefused(
          account + " is no account: write CONNECTION/ID, as academy/5, or an address.");
    }
    String id = address ? account : account.substring(slash + 1);
    String whose = person.equals(NOBODY) ? null : person(person);
    return said(
        people.whoIsWho().means(connection, id, whose, from, to, who, need(why), clock.instant()));
  }

  public String undo(long ruling, String who, String why) {
    Ruling undone = people.whoIsWho().undo(ruling, who, need(why), clock.instant());
    return "Undone: " + text(undone, false) + ".";
  }

  /**
   * Answers a line of the review list.
   *
   * @param answer a person, {@link #NOBODY}; of an HR record {@link #SAME} or {@link #OTHER}
   */
  public String answer(Review review, String answer, String who, String why) {
    if (!review.isOfRecord()) {
      return said(
          people
              .whoIsWho()
              .means(
                  review.connectionId(),
                  review.remoteId(),
                  answer.equals(NOBODY) ? null : person(answer),
                  null,
                  null,
                  who,
                  need(why),
                  clock.instant()));
    }
    String own = People.personId(review.connectionId(), review.remoteId());
    List<String> others = review.personIds().stream().filter(id -> !id.equals(own)).toList();
    if (answer.equals(OTHER)) {
      return database.write(
          "who is who",
          tx -> {
            String said = "";
            for (String other : others) {
              said = said(people.whoIsWho().split(own, other, who, need(why), clock.instant()));
            }
            return said;
          });
    }
    if (answer.equals(SAME) && others.size() != 1) {
      throw new RulingRefused(
          "There is more than one it could be: name whom, as CONNECTION/ID of their HR record.");
    }
    String other = answer.equals(SAME) ? others.get(0) : person(answer);
    return said(people.whoIsWho().merge(other, own, who, need(why), clock.instant()));
  }

  /** Does several things, all or none. */
  public <T> T together(Supplier<T> work) {
    return database.write("who is who", tx -> work.get());
  }

  /** The one who is meant by what a person writes down. */
  public String person(String text) {
    String clean = text.strip();
    Optional<String> id = Uuids.parse(clean).map(UUID::toString);
    if (id.isPresent()) {
      return people
          .whoIsWho()
          .history(id.get())
          .map(PersonInTime::id)
          .orElseThrow(() -> nobodyIs(clean));
    }
    if (clean.contains("/")) {
      return record(clean);
    }
    Resolution found = people.find(clean, clock.instant());
    if (found instanceof Resolution.Known known) {
      return known.personId();
    }
    if (found instanceof Resolution.Ambiguous ambiguous) {
      throw new RulingRefused(
          clean
              + " is more than one: "
              + ambiguous.reason()
              + ". Name the HR record, one of "
              + ambiguous.personIds().stream().map(this::records).collect(Collectors.joining(", "))
              + ".");
    }
    throw nobodyIs(clean);
  }

  /** Whether it is an address that no HR record has, now or before. */
  public boolean isUnknownAddress(String text) {
    return text.strip().matches("[^\\s/@]+@[^\\s/@]+")
        && people.whoIsWho().search(text.strip(), 1).isEmpty();
  }

  /** The person that one HR record makes. */
  private String record(String text) {
    String clean = text.strip();
    int slash = clean.indexOf('/');
    if (slash < 0) {
      return Uuids.parse(clean).map(UUID::toString).orElseGet(() -> person(clean));
    }
    String id = People.personId(connection(clean.substring(0, slash)), clean.substring(slash + 1));
    if (people.whoIsWho().history(id).isEmpty()) {
      throw nobodyIs(clean);
    }
    return id;
  }

  private UUID connection(String name) {
    UUID id = connections.get(name);
    if (id == null) {
      throw new RulingRefused(
          "There is no connection "
              + name
              + "; there are "
              + String.join(", ", connections.keySet())
              + ".");
    }
    return id;
  }

  private static RulingRefused nobodyIs(String text) {
    return new RulingRefused(
        "Nobody in the HR systems is "
            + text
            + ". Name somebody by employee number, work address, or CONNECTION/ID of the HR record.");
  }

  private static String need(String why) {
    if (why.isBlank()) {
      throw new RulingRefused("Say why: it is kept with who said it and when.");
    }
    return why.strip();
  }

  /** The person's HR records as a person writes them down. */
  public String records(String person) {
    return people.whoIsWho().history(person).stream()
        .flatMap(whole -> whole.accounts().stream())
        .filter(account -> account.record() != null)
        .map(this::place)
        .distinct()
        .collect(Collectors.joining(" = "));
  }

  /** CONNECTION/ID. */
  public String place(AccountInTime account) {
    return place(account.connectionId(), account.remoteId());
  }

  public String place(UUID connection, String remoteId) {
    return connection.equals(Review.NO_CONNECTION)
        ? remoteId
        : names.getOrDefault(connection, "a former connection") + "/" + remoteId;
  }

  private String said(Ruling ruling) {
    return "Ruling " + ruling.id() + ": " + text(ruling, false) + ".";
  }

  /** What was said, as a sentence without its end. */
  public String text(Ruling ruling, boolean withNames) {
    if (ruling.kind() != Ruling.Kind.MEANS) {
      return label(ruling.first(), withNames)
          + " and "
          + label(String.valueOf(ruling.second()), withNames)
          + (ruling.kind() == Ruling.Kind.MERGE ? " are one person" : " are two people");
    }
    int slash = ruling.first().indexOf('/');
    UUID connection = UUID.fromString(ruling.first().substring(0, slash));
    String text = place(connection, ruling.first().substring(slash + 1));
    text += ruling.second() == null ? " is nobody’s" : " is " + label(ruling.second(), withNames);
    text += ruling.from() == null ? "" : " from " + ruling.from();
    return text + (ruling.to() == null ? "" : " to " + ruling.to());
  }

  private String label(String person, boolean withNames) {
    String label = people.labelOf(person, withNames);
    String records = records(person);
    return records.isEmpty() ? label : label + " (" + records + ")";
  }
}
