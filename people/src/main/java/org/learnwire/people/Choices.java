package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;

/**
 * What people choose for themselves. A choice is kept with every HR record of the person who makes
 * it: of merged people the more protective choice holds, and taken apart each has their own again.
 * Each change is told to the journal, and asked for as of a place in it: so whoever reads it finds
 * the same at any pace.
 */
public final class Choices {
  private final Database database;

  public Choices(Database database) {
    this.database = database;
  }

  /** What holds now. */
  public Wishes of(String personId) {
    return database.read(tx -> of(tx, personId));
  }

  /** What holds now. */
  public static Wishes of(Tx tx, String personId) throws SQLException {
    return of(tx, Persons.idsOf(tx, personId), Long.MAX_VALUE);
  }

  /**
   * What held at a place of the journal.
   *
   * @param records every id under which the person has a record
   * @param through the last position that counts
   */
  public static Wishes of(Tx tx, List<String> records, long through) throws SQLException {
    Map<Choice, Chosen> said = new EnumMap<>(Choice.class);
    for (String record : records) {
      for (Chosen chosen : ChoiceRows.standing(tx, record, through)) {
        said.merge(chosen.choice(), chosen, Choices::moreProtective);
      }
    }
    return said.isEmpty() ? Wishes.NONE : new Wishes(said);
  }

  /** A language protects nobody: of two the later one holds. */
  private static Chosen moreProtective(Chosen one, Chosen other) {
    List<String> order = one.choice().words();
    int first = order.indexOf(one.value());
    int second = order.indexOf(other.value());
    if (first == second) {
      return other.since().isAfter(one.since()) ? other : one;
    }
    return first < second ? one : other;
  }

  /** Everything this person ever chose, latest first, what was taken back too. */
  public List<Chosen> history(String personId) {
    return database.read(tx -> ChoiceRows.history(tx, Persons.idsOf(tx, personId)));
  }

  /**
   * Takes choices; what this person, of one HR record, has said already changes nothing.
   *
   * @throws RulingRefused when one of them is none; then nothing is changed
   */
  public void choose(String personId, Map<Choice, String> values, String who, Instant at) {
    Map<Choice, String> checked = new EnumMap<>(Choice.class);
    values.forEach((choice, value) -> checked.put(choice, choice.checked(value)));
    database.write(
        "a person's choice",
        tx -> {
          List<String> records = known(tx, personId);
          Map<Choice, Chosen> held = of(tx, records, Long.MAX_VALUE).said();
          checked
              .entrySet()
              .removeIf(each -> records.size() == 1 && isSo(held.get(each.getKey()), each));
          if (!checked.isEmpty()) {
            long position = tell(tx, personId, at);
            ChoiceRows.add(tx, records, checked, who, at, position);
          }
          return null;
        });
  }

  private static boolean isSo(@Nullable Chosen held, Map.Entry<Choice, String> wanted) {
    return held != null && held.value().equals(wanted.getValue());
  }

  /**
   * Takes the latest choice of a kind back: what was chosen before holds again.
   *
   * @throws RulingRefused when there is none
   */
  public void undo(String personId, Choice choice, String who, Instant at) {
    database.write(
        "a person's choice",
        tx -> {
          List<String> records = known(tx, personId);
          long said = ChoiceRows.latest(tx, records, choice);
          if (said == 0) {
            throw new RulingRefused("Nothing was chosen for " + choice.word() + ".");
          }
          long position = tell(tx, personId, at);
          ChoiceRows.undo(tx, records, choice, said, who, at, position);
          return null;
        });
  }

  private static List<String> known(Tx tx, String personId) throws SQLException {
    if (tx.one("select 1 from person where id = ?", r -> true, personId).isEmpty()) {
      throw new RulingRefused("Nobody has the id " + personId + ".");
    }
    return Persons.idsOf(tx, personId);
  }

  private static long tell(Tx tx, String personId, Instant at) throws SQLException {
    return Changes.tell(tx, personId, Origin.PERSON, Set.of(), Set.of(), at);
  }
}
