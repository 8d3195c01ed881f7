package org.learnwire.lrs;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Context;
import org.learnwire.xapi.ContextAgent;
import org.learnwire.xapi.Group;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementObject;
import org.learnwire.xapi.SubStatement;

/** The terms of one statement, by the filter rules of GET statements (xAPI Communication 2.1.3). */
final class IndexTerms {
  private final Set<Term> terms = new LinkedHashSet<>();

  private IndexTerms() {}

  static Set<Term> of(Statement statement) {
    IndexTerms index = new IndexTerms();
    index.terms.add(Term.of(Role.VERB, statement.verb().id()));
    index.direct(statement.actor());
    index.directObject(statement.object());
    statement
        .context()
        .flatMap(Context::registration)
        .ifPresent(id -> index.terms.add(Term.of(Role.REGISTRATION, id.toString())));
    index.related(statement.actor(), statement.object(), statement.context());
    statement.authority().ifPresent(index::relatedAgent);
    return index.terms;
  }

  private void direct(Actor actor) {
    identities(actor, Role.AGENT);
  }

  private void directObject(StatementObject object) {
    if (object instanceof Activity activity) {
      terms.add(Term.of(Role.ACTIVITY, activity.id()));
    } else if (object instanceof Actor actor) {
      direct(actor);
    }
  }

  private void related(Actor actor, StatementObject object, Optional<Context> context) {
    relatedAgent(actor);
    if (object instanceof Activity activity) {
      relatedActivity(activity);
    } else if (object instanceof Actor person) {
      relatedAgent(person);
    } else if (object instanceof SubStatement within) {
      related(within.actor(), within.object(), within.context());
    }
    context.ifPresent(this::relatedContext);
  }

  private void relatedContext(Context context) {
    context.contextActivities().all().forEach(this::relatedActivity);
    context.instructor().ifPresent(this::relatedAgent);
    context.team().ifPresent(this::relatedAgent);
    context.contextAgents().stream().map(ContextAgent::agent).forEach(this::relatedAgent);
  }

  private void relatedActivity(Activity activity) {
    terms.add(Term.of(Role.RELATED_ACTIVITY, activity.id()));
  }

  private void relatedAgent(Actor actor) {
    identities(actor, Role.RELATED_AGENT);
  }

  /** A group is found by its members too. */
  private void identities(Actor actor, Role role) {
    Identifier identifier = actor.identifier();
    if (identifier != null) {
      terms.add(Term.of(role, identifier));
    }
    if (actor instanceof Group group) {
      group.members().forEach(member -> identities(member, role));
    }
  }
}
