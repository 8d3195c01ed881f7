package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a {@link NewEntry} in few words. */
final class Draft {
  private final UUID id;
  private final String connection;
  private final String writeName;
  private final String target;
  private final ObjectNode fields = Json.empty();
  private final List<UUID> causes = new ArrayList<>();
  private Mode mode = Mode.AUTO;
  private @Nullable List<Approver> approvers;
  private WriteClass writeClass = WriteClass.LOOKUP;

  private Draft(UUID id, String connection, String writeName, String target) {
    this.id = id;
    this.connection = connection;
    this.writeName = writeName;
    this.target = target;
  }

  static Draft create(String name, String target) {
    return new Draft(id(name), "hr", "goal.create", target)
        .field("title", "Grow " + target)
        .field("progressPercent", 0);
  }

  static Draft progress(String name, String target, int percent) {
    return new Draft(id(name), "hr", "goal.progress", target).field("progressPercent", percent);
  }

  static Draft of(String name, String connection, String write, String target) {
    return new Draft(id(name), connection, write, target);
  }

  static Draft recognition(String name) {
    return new Draft(id(name), "chat", "recognition.give", "recognition:" + name)
        .field("text", "Well done")
        .writeClass(WriteClass.NONE);
  }

  static Draft message(String name, String connection) {
    return new Draft(id(name), connection, "message.send", "message.send/" + name)
        .field("text", "Look")
        .writeClass(WriteClass.NONE);
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  Draft field(String name, int value) {
    fields.put(name, value);
    return this;
  }

  Draft field(String name, String value) {
    fields.put(name, value);
    return this;
  }

  Draft mode(Mode newMode) {
    mode = newMode;
    return this;
  }

  Draft asks(Approver... inOrder) {
    approvers = List.of(inOrder);
    return this;
  }

  Draft writeClass(WriteClass newClass) {
    writeClass = newClass;
    return this;
  }

  Draft cause(String statement) {
    causes.add(id(statement));
    return this;
  }

  NewEntry entry() {
    return new NewEntry(
        id,
        "a-rule",
        "Kind",
        "person-1",
        "subject",
        "occasion",
        connection,
        writeName,
        writeClass,
        target,
        mode,
        fields,
        causes,
        "because of a test",
        "lw-" + id,
        approvers == null ? usual() : approvers);
  }

  private List<Approver> usual() {
    return switch (mode) {
      case PROPOSAL -> List.of(Approver.LEARNER, Approver.HR);
      case DRAFT -> List.of(Approver.SENDER, Approver.HR);
      case PLAN -> List.of(Approver.HR);
      case AUTO -> List.of();
    };
  }
}
