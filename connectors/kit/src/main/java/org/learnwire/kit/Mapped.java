package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.xapi.Statement;

/** What a mapping made of one record. */
public sealed interface Mapped {

  /** What it came to, for a person's eye: one property, named for it. */
  default ObjectNode shown() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (this instanceof ToStatement to) {
      node.set("statement", to.statement().json());
    } else if (this instanceof ToEmployee to) {
      node.set("employee", RecordJson.of(to.employee()));
    } else if (this instanceof ToAccount to) {
      node.set("account", RecordJson.of(to.account()));
    } else if (this instanceof Skipped skipped) {
      node.put("skipped", skipped.reason());
    } else if (this instanceof Failed failed) {
      node.put("quarantined", failed.reason() + ": " + failed.detail());
    } else {
      node.put("kept", "for other streams; it becomes no statement");
    }
    return node;
  }

  /**
   * A statement, checked, still without id: the store's side knows generation and ordinal. Whoever
   * wants another statement makes another one, and has it checked.
   */
  record ToStatement(Statement statement) implements Mapped {}

  /** A person as the HR system knows them. */
  record ToEmployee(Employee employee) implements Mapped {}

  /** A person as a learning or other system knows them. */
  record ToAccount(Account account) implements Mapped {}

  /** Nothing to store but the kept fields, for fan-out and joins. */
  record Reference() implements Mapped {}

  /** The mapping said that this record is of no interest, and why. */
  record Skipped(String reason) implements Mapped {
    /** The reason where a policy keeps the person's data out: counted apart from all others. */
    public static final String OUT_OF_SCOPE = "out of scope";

    public boolean isOutOfScope() {
      return reason.equals(OUT_OF_SCOPE);
    }
  }

  /**
   * The record needs a person's eye.
   *
   * @param reason one word, counted in the report: {@code no-key}, {@code mapping}, {@code
   *     statement}, {@code directory}
   */
  record Failed(String reason, String detail) implements Mapped {}
}
