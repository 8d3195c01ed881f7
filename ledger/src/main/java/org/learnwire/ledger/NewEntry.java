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
    String externalRef) {
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
  }

  /** Points are money's worth: what gives them is never sent twice. */
  boolean givesPoints() {
    return writeName.equals("recognition.give") && fields.path("points").asDouble() != 0;
  }
}
