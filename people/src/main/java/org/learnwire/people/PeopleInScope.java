package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.people.ScopeRules.Verdict;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Group;

/**
 * Whose data may be kept, as things stand now. Of a person with several HR records one that is in
 * scope is enough.
 *
 * <p>Where unknown people are kept, those that are known to be out of scope must not pass for
 * unknown ones: of them keyed hashes of their identities are remembered, and nothing else.
 */
public final class PeopleInScope {
  private final Database database;
  private final People people;
  private final Matching matching;
  private final ScopeRules rules;
  private final ScopeRows rows;

  PeopleInScope(
      Database database,
      People people,
      Matching matching,
      ScopeRules rules,
      UnaryOperator<String> mark) {
    this.database = database;
    this.people = people;
    this.matching = matching;
    this.rules = rules;
    this.rows = new ScopeRows(database, mark);
  }

  public ScopeRules rules() {
    return rules;
  }

  /** Whether somebody of this verdict is kept. */
  public boolean keeps(Verdict verdict) {
    return verdict == Verdict.IN || verdict == Verdict.UNKNOWN && rules.keepsUnknown();
  }

  /** Whether a known HR record has gone out of scope and not come back yet. */
  public boolean wentOut(Source source, String remoteId) {
    return rows.isOut(source.connectionId(), remoteId);
  }

  /**
   * Of an HR record, by what it says; remembers who has gone out of scope or come back. Whoever
   * goes out counts as having left: nothing more is decided about them.
   */
  public Verdict of(Source source, EmployeeFacts facts, Instant at) {
    Verdict verdict = rules.of(facts.site(), facts.legalEntity());
    boolean kept = keeps(verdict);
    UUID connection = source.connectionId();
    if (kept != rows.isOut(connection, facts.remoteId())) {
      return rules.keepsUnknown() ? marked(source, facts, verdict) : verdict;
    }
    if (kept) {
      rows.cameIn(connection, facts.remoteId(), at);
    } else if (database
        .read(tx -> Accounts.current(tx, connection, facts.remoteId()))
        .isPresent()) {
      database.write("out of scope", tx -> people.leaver(tx, connection, facts.remoteId(), at));
      rows.wentOut(connection, facts.remoteId(), at);
    }
    return rules.keepsUnknown() ? marked(source, facts, verdict) : verdict;
  }

  private Verdict marked(Source source, EmployeeFacts facts, Verdict verdict) {
    SourceRules how = matching.rules().of(source.connectionId());
    Account state = Account.of(source, how, facts, "", Instant.EPOCH);
    if (verdict == Verdict.OUT) {
      rows.remember(keys(state));
    } else {
      rows.forget(keys(state));
    }
    return verdict;
  }

  /** Of another system's account, by the person whom it is matched with. */
  public Verdict of(Source source, AccountFacts facts, Instant at) {
    Account state = Account.of(source, matching.rules().of(source.connectionId()), facts, at);
    Resolution who = database.read(tx -> matching.ofAccount(tx, state, new Moment(at)).who());
    Verdict verdict = of(who);
    if (!rules.keepsUnknown()) {
      return verdict;
    }
    Verdict told =
        verdict == Verdict.UNKNOWN && rows.knowsOneOf(keys(state)) ? Verdict.OUT : verdict;
    if (told == Verdict.OUT) {
      rows.remember(Set.of(state.identity()));
    } else if (told == Verdict.IN) {
      rows.forget(Set.of(state.identity()));
    }
    return told;
  }

  /**
   * Of whoever a statement speaks of. A group without members is nobody in particular; of one with
   * members each must be in scope.
   *
   * @param at of when the statement speaks: an identity may have been another's
   */
  public Verdict of(Actor actor, Instant at) {
    if (actor instanceof Group group) {
      Verdict all = Verdict.IN;
      for (Agent member : group.members()) {
        all = worse(all, of(member, at));
      }
      return all;
    }
    Verdict verdict = of(people.resolve(actor, at));
    return verdict == Verdict.UNKNOWN
            && rules.keepsUnknown()
            && rows.knowsOneOf(Set.of(Identities.key(actor)))
        ? Verdict.OUT
        : verdict;
  }

  /** The verdict that holds where two people are spoken of. */
  public static Verdict worse(Verdict one, Verdict other) {
    if (one == Verdict.OUT || other == Verdict.OUT) {
      return Verdict.OUT;
    }
    return one == Verdict.UNKNOWN ? one : other;
  }

  private Verdict of(Resolution who) {
    if (who instanceof Resolution.Known known) {
      return database.read(tx -> of(tx, known.personId()));
    }
    if (!(who instanceof Resolution.Ambiguous either)) {
      return Verdict.UNKNOWN;
    }
    Set<Verdict> verdicts = new HashSet<>();
    for (String person : either.personIds()) {
      verdicts.add(database.read(tx -> of(tx, person)));
    }
    return verdicts.size() == 1 ? verdicts.iterator().next() : Verdict.UNKNOWN;
  }

  private Verdict of(Tx tx, String personId) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>();
    for (String id : Persons.idsOf(tx, personId)) {
      tx.each(
          "select connection_id, remote_id, site, legal_entity from account"
              + " where kind = 'employee' and valid_to is null and person_id = ?",
          r ->
              verdicts.add(
                  rows.isOut(UUID.fromString(r.getString(1)), r.getString(2))
                      ? Verdict.OUT
                      : rules.of(r.getString(3), r.getString(4))),
          id);
    }
    if (verdicts.contains(Verdict.IN)) {
      return Verdict.IN;
    }
    return verdicts.isEmpty() || verdicts.contains(Verdict.UNKNOWN) ? Verdict.UNKNOWN : Verdict.OUT;
  }

  /** What a person's accounts and statements elsewhere may be told by. */
  private static Set<String> keys(Account state) {
    Set<String> keys = new TreeSet<>();
    keys.add(state.identity());
    if (state.email() != null) {
      keys.add(Identities.ofEmail(state.email()));
    }
    if (state.numberKey() != null) {
      keys.add("number " + state.numberKey());
    }
    if (state.ssoId() != null) {
      keys.add("sso " + state.ssoId());
    }
    return keys;
  }

  /**
   * How many people went out of scope, or came in, after they were known.
   *
   * @param out whose data stands, and to whom nothing is added
   * @param in of whom what was refused meanwhile can be read again
   * @param lastIn when the last one came in
   */
  public record Moves(long out, long in, @Nullable Instant lastIn) {}

  public Moves moves() {
    return rows.moves();
  }

  /** Sites and legal entities that the scope names and no HR record ever did. */
  public Map<String, Set<String>> neverSeen() {
    Map<String, Set<String>> unseen = new TreeMap<>();
    unseen.put("site", new TreeSet<>(rules.sites()));
    unseen.put("legal entity", new TreeSet<>(rules.legalEntities()));
    database.read(
        tx -> {
          tx.each(
              "select distinct site, legal_entity from account where kind = 'employee'",
              r -> {
                drop(unseen, "site", r.getString(1));
                drop(unseen, "legal entity", r.getString(2));
                return null;
              });
          return null;
        });
    return unseen;
  }

  private static void drop(Map<String, Set<String>> unseen, String of, @Nullable String seen) {
    if (seen != null) {
      String folded = ScopeRules.folded(seen);
      Objects.requireNonNull(unseen.get(of))
          .removeIf(name -> ScopeRules.folded(name).equals(folded));
    }
  }
}
