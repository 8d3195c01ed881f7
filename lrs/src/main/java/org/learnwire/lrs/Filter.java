package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Identifier;

/**
 * One condition of a query: a statement meets it when it has any of the terms.
 *
 * @param own terms of the statement itself
 * @param lists numbers of those terms, own and inherited, that are in use at all
 * @param late those among them that may come in at positions that lie behind
 * @param strict must hold of the statement itself, not of one that it refers to
 */
record Filter(List<String> own, List<Long> lists, List<Long> late, boolean strict) {

  /** The terms by which a query finds; one list for each of its conditions. */
  static List<List<String>> wanted(StatementQuery query) {
    List<List<String>> wanted = new ArrayList<>();
    if (query.registration() != null) {
      wanted.add(List.of(Term.of(Role.REGISTRATION, query.registration().toString())));
    }
    Identifier agent = query.agent() == null ? null : query.agent().identifier();
    if (agent != null) {
      wanted.add(
          query.relatedAgents()
              ? terms(agent.key(), Role.AGENT, Role.RELATED_AGENT, Role.AUTHORITY)
              : terms(agent.key(), Role.AGENT));
    }
    if (query.activity() != null) {
      wanted.add(
          query.relatedActivities()
              ? terms(query.activity(), Role.ACTIVITY, Role.RELATED_ACTIVITY)
              : terms(query.activity(), Role.ACTIVITY));
    }
    if (!query.verbs().isEmpty()) {
      wanted.add(query.verbs().stream().map(verb -> Term.of(Role.VERB, verb)).toList());
    }
    Identifier authority = query.authority() == null ? null : query.authority().identifier();
    if (authority != null) {
      wanted.add(terms(authority.key(), Role.AUTHORITY));
    }
    return wanted;
  }

  /** With the numbers that the terms have. */
  static Filter of(List<String> own, Map<String, Long> ids) {
    boolean strict = own.size() == 1 && own.get(0).charAt(0) == Role.AUTHORITY.letter();
    List<Long> lists = new ArrayList<>();
    List<Long> late = new ArrayList<>();
    for (String term : own) {
      add(ids.get(term), lists);
      if (!strict) {
        add(ids.get(Term.inherited(term)), late);
      }
    }
    lists.addAll(late);
    return new Filter(own, lists, late, strict);
  }

  boolean isMet(Collection<String> terms) {
    Set<String> all = Set.copyOf(terms);
    return own.stream().anyMatch(all::contains);
  }

  private static void add(@Nullable Long id, List<Long> to) {
    if (id != null) {
      to.add(id);
    }
  }

  private static List<String> terms(String value, Role... roles) {
    List<String> terms = new ArrayList<>();
    for (Role role : roles) {
      terms.add(Term.of(role, value));
    }
    return terms;
  }
}
