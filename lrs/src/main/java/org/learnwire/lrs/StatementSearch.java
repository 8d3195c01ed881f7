package org.learnwire.lrs;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementRef;

/** Finds statements: an ordered walk over the narrowest index, the other conditions beside it. */
final class StatementSearch {
  private record Filter(Term term, List<Long> termIds) {}

  private final Terms terms;

  StatementSearch(Terms terms) {
    this.terms = terms;
  }

  StatementPage page(Tx tx, StatementQuery query) throws SQLException {
    List<Term> wanted = wanted(query);
    List<Filter> filters = new ArrayList<>();
    for (Term term : wanted) {
      List<Long> ids = terms.findBoth(tx, term);
      if (ids.isEmpty()) {
        return StatementPage.nothing();
      }
      filters.add(new Filter(term, ids));
    }
    List<StoredStatement> found = new ArrayList<>();
    StatementQuery at = query;
    int most = query.limit() + 1;
    while (found.size() < most) {
      List<StoredStatement> batch = batch(tx, at, filters, most);
      for (StoredStatement candidate : batch) {
        if (isMatch(tx, candidate.statement(), wanted)) {
          found.add(candidate);
        }
      }
      if (batch.size() < most) {
        break;
      }
      at = at.from(batch.get(batch.size() - 1).position());
    }
    return cut(query, found);
  }

  private static StatementPage cut(StatementQuery query, List<StoredStatement> found) {
    if (found.size() <= query.limit()) {
      return new StatementPage(found, Optional.empty());
    }
    List<StoredStatement> page = found.subList(0, query.limit());
    long last = page.get(page.size() - 1).position();
    return new StatementPage(page, Optional.of(query.from(last)));
  }

  /** In the order in which they narrow down best. */
  private static List<Term> wanted(StatementQuery query) {
    List<Term> wanted = new ArrayList<>();
    if (query.registration() != null) {
      wanted.add(Term.of(Role.REGISTRATION, query.registration().toString()));
    }
    Identifier agent = query.agent() == null ? null : query.agent().identifier();
    if (agent != null) {
      wanted.add(Term.of(query.relatedAgents() ? Role.RELATED_AGENT : Role.AGENT, agent));
    }
    if (query.activity() != null) {
      Role role = query.relatedActivities() ? Role.RELATED_ACTIVITY : Role.ACTIVITY;
      wanted.add(Term.of(role, query.activity()));
    }
    if (query.verb() != null) {
      wanted.add(Term.of(Role.VERB, query.verb()));
    }
    return wanted;
  }

  /**
   * The index also lists those that refer to a match, under the terms of both. All conditions must
   * hold of one and the same statement of the chain.
   */
  private static boolean isMatch(Tx tx, Statement candidate, List<Term> wanted)
      throws SQLException {
    if (wanted.size() < 2 || !(candidate.object() instanceof StatementRef)) {
      return true;
    }
    if (holds(IndexTerms.of(candidate), wanted)) {
      return true;
    }
    for (StoredStatement target : References.targets(tx, candidate)) {
      if (holds(IndexTerms.of(target.statement()), wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Set<Term> terms, List<Term> wanted) {
    return terms.containsAll(wanted);
  }

  private static List<StoredStatement> batch(
      Tx tx, StatementQuery query, List<Filter> filters, int most) throws SQLException {
    Conditions conditions = new Conditions();
    boolean twice = filters.stream().anyMatch(filter -> filter.termIds().size() > 1);
    String position = filters.isEmpty() || twice ? "s.position" : "t0.position";
    for (int i = 0; i < filters.size(); i++) {
      Filter filter = filters.get(i);
      String alias = "t" + i;
      if (filter.termIds().size() == 1) {
        conditions.and(alias + ".term_id = ?", filter.termIds().get(0));
      } else {
        conditions.and(
            alias
                + ".term_id in ("
                + filter.termIds().get(0)
                + ", "
                + filter.termIds().get(1)
                + ")");
      }
      conditions.and((i == 0 ? "s" : alias) + ".position = t0.position");
    }
    if (!query.withVoided()) {
      conditions.and("s.voided = ?", false);
    }
    bounds(tx, query, position, conditions);
    String sql =
        (twice ? "select distinct " : "select ")
            + StatementRows.COLUMNS
            + " from "
            + tables(filters.size())
            + conditions.where()
            + " order by "
            + position
            + (query.ascending() ? " asc" : " desc")
            + " limit ?";
    return tx.list(sql, StatementRows::read, conditions.argsAnd(most));
  }

  /** SQLite keeps the order of cross joins: the walk follows the first filter's index. */
  private static String tables(int filters) {
    if (filters == 0) {
      return "statement s";
    }
    StringBuilder tables = new StringBuilder("statement_term t0");
    for (int i = 1; i < filters; i++) {
      tables.append(" cross join statement_term t").append(i);
    }
    return tables.append(" cross join statement s").toString();
  }

  /** Stored times rise with positions, so that time bounds become position bounds. */
  private static void bounds(Tx tx, StatementQuery query, String position, Conditions conditions)
      throws SQLException {
    if (query.since() != null) {
      conditions.and(position + " > ?", lastAt(tx, query.since()));
    }
    if (query.until() != null) {
      conditions.and(position + " <= ?", lastAt(tx, query.until()));
    }
    if (query.after() != null) {
      conditions.and(position + (query.ascending() ? " > ?" : " < ?"), query.after());
    }
  }

  private static long lastAt(Tx tx, Instant stored) throws SQLException {
    return tx.one(
            "select position from statement where stored <= ? order by position desc limit 1",
            row -> row.getLong(1),
            stored)
        .orElse(0L);
  }
}
