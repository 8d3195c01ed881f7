package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Takes what people say of who is who, or refuses it: no statement may belong to two people at one
 * time, and nobody may be two people and one.
 */
final class Judge {
  private final MatchRules rules;

  Judge(MatchRules rules) {
    this.rules = rules;
  }

  long merge(Tx tx, String one, String other, Instant at, String who, String why)
      throws SQLException {
    known(tx, one);
    known(tx, other);
    if (Persons.speaking(tx, one).equals(Persons.speaking(tx, other))) {
      throw new RulingRefused("They are one person already.");
    }
    Unions unions = Clusters.together(tx, List.of(one, other), true);
    Ruling against = unions.against(one, other);
    if (against != null) {
      throw new RulingRefused(
          "Their statements would belong to two people at one time: "
              + said(against, "they are two people")
              + " Undo ruling "
              + against.id()
              + " first, if it was wrong.");
    }
    return Rulings.add(tx, Ruling.Kind.MERGE, one, other, null, null, at, who, why);
  }

  long split(Tx tx, String one, String other, Instant at, String who, String why)
      throws SQLException {
    known(tx, one);
    known(tx, other);
    if (one.equals(other)) {
      throw new RulingRefused("This is one HR record: there is nothing in it to take apart.");
    }
    List<Ruling> between =
        Rulings.pairs(tx, one).stream().filter(r -> r.isAbout(one, other)).toList();
    for (Ruling ruling : between) {
      if (ruling.kind() == Ruling.Kind.SPLIT) {
        throw new RulingRefused(said(ruling, "they are two people") + " Nothing was changed.");
      }
    }
    Unions merged = Clusters.together(tx, List.of(one, other), false);
    if (merged.of(one).equals(merged.of(other))) {
      throw new RulingRefused(
          "Somebody merged them: undo that instead ("
              + (between.isEmpty()
                  ? "./learnwire people list shows the rulings"
                  : "ruling " + between.get(0).id())
              + ").");
    }
    return Rulings.add(tx, Ruling.Kind.SPLIT, one, other, null, null, at, who, why);
  }

  /**
   * Whose an account is.
   *
   * @param person null: nobody's
   */
  long means(
      Tx tx,
      String account,
      @Nullable String person,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant at,
      String who,
      String why)
      throws SQLException {
    if (person != null) {
      known(tx, person);
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new RulingRefused("The last day, " + to + ", is before the first, " + from + ".");
    }
    if (rules.explicit().containsKey(account)) {
      throw new RulingRefused(
          "The people map in the settings says whose this account is, and goes before everything"
              + " else: change it there.");
    }
    for (Ruling ruling : Rulings.meanings(tx, account)) {
      if (ruling.meets(from, to)) {
        throw new RulingRefused(
            "Its statements would belong to two people at one time: "
                + said(ruling, ruling.second() == null ? "it is nobody's" : "it is somebody's")
                + " Undo ruling "
                + ruling.id()
                + " first, or give days that do not meet it.");
      }
    }
    return Rulings.add(tx, Ruling.Kind.MEANS, account, person, from, to, at, who, why);
  }

  Ruling undo(Tx tx, long id, Instant at, String who, String why) throws SQLException {
    Ruling ruling =
        Rulings.byId(tx, id)
            .orElseThrow(
                () ->
                    new RulingRefused(
                        "There is no ruling " + id + ": ./learnwire people list shows them."));
    if (ruling.undone() != null) {
      throw new RulingRefused(
          "Ruling " + id + " was undone already, by " + ruling.undone().who() + ".");
    }
    Rulings.undo(tx, id, at, who, why);
    return ruling;
  }

  private static void known(Tx tx, String person) throws SQLException {
    if (tx.one("select 1 from person where id = ?", r -> true, person).isEmpty()) {
      throw new RulingRefused("Nobody has the id " + person + ".");
    }
  }

  private static String said(Ruling ruling, String what) {
    return "on "
        + ruling.at().toString().substring(0, 10)
        + " "
        + ruling.who()
        + " said that "
        + what
        + " (ruling "
        + ruling.id()
        + ").";
  }
}
