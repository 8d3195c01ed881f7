package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.learnwire.ledger.Dispatch;
import org.learnwire.people.People;
import org.learnwire.rules.Decision;

/** Completes a typed write's input with what only people/ knows: accounts, names, addresses. */
final class WriteInputs {
  private final People people;
  private final Function<Dispatch, Optional<String>> planIds;

  /**
   * @param planIds what the plan, or cycle, that a write goes into is called at its target
   */
  WriteInputs(People people, Function<Dispatch, Optional<String>> planIds) {
    this.people = people;
    this.planIds = planIds;
  }

  /** The input of a write; empty when the person is not known where it goes. */
  Optional<ObjectNode> of(Connected connection, Dispatch dispatch) {
    ObjectNode input = dispatch.fields().deepCopy();
    input.put("externalRef", dispatch.externalRef());
    if (dispatch.remoteId() != null) {
      input.put("remoteId", dispatch.remoteId());
    }
    if (ReviewGuards.WRITES.contains(dispatch.writeName())) {
      planIds.apply(dispatch).ifPresent(id -> input.put("planId", id));
    }
    if (dispatch.writeName().startsWith("goal.")) {
      return account(dispatch.personId(), connection).map(id -> input.put("ownerRemoteId", id));
    }
    return ofEmployee(dispatch.writeName())
        ? account(dispatch.personId(), connection).map(id -> input.put("employeeRemoteId", id))
        : message(connection, dispatch, input);
  }

  /** The input by which a person's goals are read; empty when the person is not known there. */
  Optional<ObjectNode> owner(Connected connection, String person) {
    return account(person, connection).map(id -> Json.object().put("ownerRemoteId", id));
  }

  /** Whom a message goes to: the person it is about, or their manager. */
  static Optional<String> recipient(People people, String person, ObjectNode fields) {
    return fields.path("to").asText().equals("manager")
        ? people.org().managerOf(person)
        : Optional.of(person);
  }

  private static boolean ofEmployee(String write) {
    return write.startsWith("learning.")
        || write.startsWith("evidence.")
        || write.startsWith("score.");
  }

  private Optional<ObjectNode> message(Connected connection, Dispatch dispatch, ObjectNode input) {
    String learner = people.labelOf(dispatch.personId(), true);
    Optional<String> recipient = recipient(people, dispatch.personId(), input);
    if (recipient.isEmpty()) {
      return Optional.empty();
    }
    String giver = input.path("giverPersonId").asText("");
    input.remove("to");
    input.remove("giverPersonId");
    input.put("text", input.path("text").asText().replace(Decision.LEARNER, learner));
    input.put("recipientName", people.labelOf(recipient.get(), true));
    people.emailOf(recipient.get()).ifPresent(email -> input.put("recipientEmail", email));
    account(recipient.get(), connection)
        .ifPresent(account -> input.put("recipientRemoteId", account));
    if (!giver.isEmpty()) {
      input.put("giverName", people.labelOf(giver, true));
      account(giver, connection).ifPresent(account -> input.put("giverRemoteId", account));
    }
    return Optional.of(input);
  }

  /**
   * Who that is in the system that is written to, where it knows people at all: as its employee, or
   * as an account that is matched with one.
   */
  private Optional<String> account(String person, Connected connection) {
    return people
        .accountOf(person, connection.id())
        .or(() -> Optional.ofNullable(people.matchedAccountsOf(person).get(connection.id())));
  }
}
