package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A decision to be carried out at a target.
 *
 * @param id the decision's id: entered twice, it counts once
 * @param target the object at the target system within which order is kept
 * @param fields typed input of the write, without ids of the target system
 * @param causes the statements it stands on
 * @param approvers whose yes it needs before it is sent, in their order; empty: nobody's
 */
public record NewEntry(
    UUID id,
    String rule,
    String kind,
    String personId,
    String subject,
    String occasion,
    String connection,
    String writeName,
    WriteClass writeClass,
    String target,
    Mode mode,
    ObjectNode fields,
    List<UUID> causes,
    String because,
    String externalRef,
    List<Approver> approvers) {
  public NewEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(writeClass, "writeClass");
    Objects.requireNonNull(mode, "mode");
    if (connection.isBlank() || writeName.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException(
          "entry " + id + " needs connection, write name and target");
    }
    fields = fields.deepCopy();
    causes = List.copyOf(causes);
    approvers = List.copyOf(approvers);
    boolean asksFirst =
        switch (mode) {
          case PROPOSAL -> !approvers.isEmpty() && approvers.get(0) == Approver.LEARNER;
          case DRAFT -> !approvers.isEmpty() && approvers.get(0) == Approver.SENDER;
          case PLAN -> !approvers.isEmpty();
          case AUTO -> approvers.isEmpty();
        };
    if (!asksFirst || approvers.stream().distinct().count() < approvers.size()) {
      throw new IllegalArgumentException(
          "entry " + id + " is " + mode.word() + " and asks " + approvers);
    }
  }

  /** Points are money's worth: what gives them is never sent twice. */
  boolean givesPoints() {
    return writeName.equals("recognition.give") && fields.path("points").asDouble() != 0;
  }

  /** Where it starts: only HR's yes is that of the plan. */
  EntryState start() {
    return approvers.isEmpty() || approvers.equals(List.of(Approver.HR))
        ? EntryState.PENDING
        : EntryState.PROPOSED;
  }
}
