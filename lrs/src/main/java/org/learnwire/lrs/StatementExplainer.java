package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Difference;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;

/** Says what would become of statements, and stores none. */
public final class StatementExplainer {
  private final StatementStore store;
  private final StatementIntake intake;

  public StatementExplainer(StatementStore store, StatementIntake intake) {
    this.store = store;
    this.intake = intake;
  }

  /**
   * One explanation each, in their order.
   *
   * @throws RepeatedStatementId when two of them have the same id
   */
  public List<Explanation> explain(List<Statement> statements, Credential by) {
    List<Explanation> all = new ArrayList<>(statements.size());
    for (ReadyStatement ready : intake.readied(statements, by)) {
      all.add(explain(ready));
    }
    return all;
  }

  private Explanation explain(ReadyStatement ready) {
    @Nullable UUID id = ready.sent().id().orElse(null);
    Optional<StoredStatement> there = id == null ? Optional.empty() : store.byId(id);
    Optional<String> difference =
        ready.options().fingerprinted()
            ? Optional.empty()
            : there.flatMap(kept -> Difference.first(ready.sent(), kept.statement()));
    Explanation.Outcome outcome =
        there.isEmpty()
            ? Explanation.Outcome.NEW
            : difference.isPresent()
                ? Explanation.Outcome.CONFLICT
                : Explanation.Outcome.ALREADY_THERE;
    return new Explanation(
        id,
        outcome,
        difference.orElse(null),
        ready.sent().version().statementVersion(),
        (ObjectNode) ready.options().authorityOrDefault(),
        ready.terms().stream().map(StatementExplainer::term).toList());
  }

  private static Explanation.Term term(String term) {
    Role role = Role.of(term);
    String value = term.substring(1);
    return new Explanation.Term(role.parameter(), role.isAgent() ? agent(value) : value);
  }

  /** As GET statements takes it; what is too long for a term stays the hash that stands for it. */
  private static String agent(String key) {
    if (Term.isHash(key)) {
      return key;
    }
    ObjectNode agent = XapiJson.object();
    Identifier.ofKey(key).into(agent);
    return XapiJson.write(agent);
  }
}
