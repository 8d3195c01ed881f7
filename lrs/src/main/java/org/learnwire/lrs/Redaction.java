package org.learnwire.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Identifier;

/**
 * What is left of a statement without some people: nothing where it is about them, and without
 * their part where it is about somebody else and they only stand beside.
 */
public final class Redaction {
  private final Predicate<Identifier> gone;
  private boolean changed;

  private Redaction(Predicate<Identifier> gone) {
    this.gone = gone;
  }

  /**
   * The statement without them, the same object where they are not in it.
   *
   * @return null when nothing may be left
   */
  static @Nullable ObjectNode of(ObjectNode statement, Predicate<Identifier> gone) {
    Redaction redaction = new Redaction(gone);
    ObjectNode left = statement.deepCopy();
    if (redaction.isAbout(left)) {
      return null;
    }
    redaction.beside(left);
    return redaction.changed ? left : statement;
  }

  /** Whether one of them stands anywhere in the statement. */
  public static boolean concerns(ObjectNode statement, Predicate<Identifier> gone) {
    return of(statement, gone) != statement;
  }

  private boolean isAbout(ObjectNode statement) {
    return isNobodyLeft(statement.path("actor"))
        || isNobodyLeft(statement.path("object"))
        || statement.path("object") instanceof ObjectNode sub
            && "SubStatement".equals(sub.path("objectType").asText())
            && isAbout(sub);
  }

  /** Also takes members out of a group that is left. */
  private boolean isNobodyLeft(JsonNode agent) {
    Identifier identifier = Identifier.of(agent);
    if (identifier != null && gone.test(identifier)) {
      return true;
    }
    if (!(agent.path("member") instanceof ArrayNode members) || members.isEmpty()) {
      return false;
    }
    for (Iterator<JsonNode> each = members.iterator(); each.hasNext(); ) {
      if (isNobodyLeft(each.next())) {
        each.remove();
        changed = true;
      }
    }
    return members.isEmpty() && identifier == null;
  }

  private void beside(ObjectNode statement) {
    if (statement.path("context") instanceof ObjectNode context) {
      for (String field : List.of("instructor", "team")) {
        if (isNobodyLeft(context.path(field))) {
          context.remove(field);
          changed = true;
        }
      }
      withoutEntries(context.path("contextAgents"), "agent");
      withoutEntries(context.path("contextGroups"), "group");
    }
    if (isNobodyLeft(statement.path("authority"))) {
      statement.remove("authority");
      changed = true;
    }
    if (statement.path("object") instanceof ObjectNode object) {
      beside(object);
    }
  }

  private void withoutEntries(JsonNode entries, String of) {
    for (Iterator<JsonNode> each = entries.iterator(); each.hasNext(); ) {
      if (isNobodyLeft(each.next().path(of))) {
        each.remove();
        changed = true;
      }
    }
  }
}
