package org.learnwire.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Work;

/**
 * What people say about who is who. Each ruling is written down with who, when and why; taken back,
 * it leaves nothing behind. What cannot be taken is a {@link RulingRefused}.
 */
public final class WhoIsWho {
  private final Database database;
  private final MatchRules rules;
  private final Matches matches;
  private final Judge judge;
  private final Answers answers;

  WhoIsWho(Database database, MatchRules rules, Matches matches, Answers answers) {
    this.database = database;
    this.rules = rules;
    this.matches = matches;
    this.judge = new Judge(rules);
    this.answers = answers;
  }

  /** Two HR records, or those who were two people, are one from now and from ever. */
  public Ruling merge(String one, String other, String who, String why, Instant at) {
    return ruled(tx -> judge.merge(tx, one, other, at, who, why), at);
  }

  /** Two HR records are two people, although their numbers say otherwise. */
  public Ruling split(String one, String other, String who, String why, Instant at) {
    return ruled(tx -> judge.split(tx, one, other, at, who, why), at);
  }

  /**
   * An account is somebody's.
   *
   * @param connectionId where it is, or {@link Review#NO_CONNECTION}
   * @param remoteId its id there, or an address
   * @param person null: nobody's
   * @param from first day; null: from ever
   * @param to last day; null: without end
   */
  public Ruling means(
      UUID connectionId,
      String remoteId,
      @Nullable String person,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String who,
      String why,
      Instant at) {
    String id =
        connectionId.equals(Review.NO_CONNECTION)
            ? String.valueOf(Identities.folded(remoteId))
            : remoteId;
    return ruled(
        tx -> judge.means(tx, connectionId + "/" + id, person, from, to, at, who, why), at);
  }

  /** Takes a ruling back: everything is as if it had never been said, and it stays written down. */
  public Ruling undo(long ruling, String who, String why, Instant at) {
    return ruled(tx -> judge.undo(tx, ruling, at, who, why).id(), at);
  }

  private Ruling ruled(Work<Long> said, Instant at) {
    return database.write(
        "who is who",
        tx -> {
          answers.changing(tx);
          answers.forgetAll();
          Ruling ruling = Rulings.byId(tx, said.in(tx)).orElseThrow();
          Matches.Touched touched =
              ruling.kind() == Ruling.Kind.MEANS
                  ? matches.said(tx, ruling.first(), at)
                  : matches.regrouped(
                      tx, List.of(ruling.first(), String.valueOf(ruling.second())), at);
          if (ruling.second() != null) {
            touched.moved().addAll(Persons.idsOf(tx, ruling.second()));
          }
          Changes.tell(tx, answers, "ruling " + ruling.id(), Origin.PERSON, touched, at);
          return ruling;
        });
  }

  /** What people said about who is who, latest first, undone ones too. */
  public List<Ruling> rulings(int limit) {
    return database.read(tx -> Rulings.latest(tx, limit));
  }

  /** Everything of one person with time. */
  public Optional<PersonInTime> history(String personId) {
    return database.read(tx -> Histories.of(tx, personId));
  }

  /** People with an account that is or was called so: number, address, SSO id or account id. */
  public List<String> search(String text, int limit) {
    return database.read(tx -> Histories.search(tx, text, rules, limit));
  }

  /** People in the order of their numbers. */
  public List<String> list(int limit, int from) {
    return database.read(tx -> Histories.list(tx, limit, from));
  }

  /** What must never be and is: a sentence each; empty when all is well. */
  public List<String> broken() {
    return database.read(Invariants::broken);
  }
}
