package org.learnwire.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that follows from what a person did, decided once per occasion.
 *
 * @param id UUIDv5 of rule, person, subject and occasion: never of statements
 * @param subject what it is about: the path
 * @param occasion what {@code once-per} names
 * @param at when its ground happened, or the day an absence was complete
 * @param via the connection it goes through
 * @param fields input of the typed write, without the ids that only others know
 * @param causes the statements it rests on
 * @param because one plain sentence for the page, without names of people
 */
public record Decision(
    UUID id,
    String rule,
    DecisionKind kind,
    String personId,
    String subject,
    String occasion,
    Instant at,
    String via,
    Mode mode,
    ObjectNode fields,
    List<UUID> causes,
    String because) {
  /** In texts, stands for the person it is about: whoever sends the text puts the name in. */
  public static final String LEARNER = "{learner}";

  public Decision {
    causes = List.copyOf(causes);
  }

  /** A message to the person it is about. */
  boolean isToLearner() {
    return fields.path("to").asText().equals("learner");
  }
}
