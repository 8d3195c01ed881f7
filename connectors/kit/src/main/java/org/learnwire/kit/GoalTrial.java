package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.learnwire.kit.manifest.WriteClass;

/** The life of a goal: read, create, find, progress, conflict, comment, undo. */
final class GoalTrial {
  static final String TITLE = "Learnwire trial, may be deleted";
  private static final String THEIRS = "Learnwire trial, changed by another hand";
  private static final String OVER = "The trial is over.";
  private static final int PERCENT = 40;
  private final WriteTrial trial;
  private final ObjectNode goal = JsonNodeFactory.instance.objectNode();
  private Optional<String> id = Optional.empty();

  GoalTrial(WriteTrial trial, Clock clock) {
    this.trial = trial;
    goal.put("externalRef", "lw-trial-" + clock.instant().getEpochSecond());
    goal.put("ownerRemoteId", trial.person());
    goal.put("title", TITLE).put("description", "Made by learnwire connectors verify.");
    goal.put("dueDate", LocalDate.now(clock).plusDays(30).toString());
    goal.put("progressPercent", 0).put("kind", "DEVELOPMENT");
  }

  void run(Consumer<TrialStep> told) throws InterruptedException {
    TrialStep read = read();
    told.accept(read);
    if (read.result() == TrialStep.Result.DIFFERS) {
      told.accept(TrialStep.leftOut("create", "goals cannot be read, so nothing was written"));
      return;
    }
    told.accept(create());
    try {
      if (id.isPresent()) {
        told.accept(find());
        told.accept(progress());
        told.accept(conflict());
        told.accept(comment());
      }
    } finally {
      // Whatever came before: what was made is taken back.
      told.accept(undo());
    }
  }

  private TrialStep read() throws InterruptedException {
    if (!trial.offers("goal.read")) {
      return TrialStep.leftOut("read", "the connector has no goal.read");
    }
    Receipt receipt = trial.write("goal.read", input());
    return receipt.state() == Receipt.State.DONE
        ? TrialStep.done("read", List.of(), receipt.json().path("records").size() + " goals")
        : TrialStep.done("read", List.of(told(receipt)), "");
  }

  private TrialStep create() throws InterruptedException {
    Receipt receipt = trial.write("goal.create", goal);
    if (receipt.state() != Receipt.State.DONE) {
      return TrialStep.done("create", List.of(told(receipt)), "");
    }
    id = Optional.ofNullable(receipt.remoteId());
    if (id.isEmpty()) {
      return TrialStep.done("create", List.of("the answer has no id"), "");
    }
    List<String> differences = new ArrayList<>();
    compare(differences, "title", "dueDate", "progressPercent");
    return TrialStep.done("create", differences, "goal " + id.get());
  }

  private TrialStep find() throws InterruptedException {
    return switch (trial.spec("goal.create").writeClass()) {
      case LOOKUP -> found(trial.lookUp("goal.create", goal), "looked up by " + ref());
      case OWN_KEY -> found(trial.write("goal.create", goal), "sent again with " + ref());
      case NONE -> TrialStep.leftOut("find", "class none: a lost answer goes to a person");
    };
  }

  private TrialStep found(Receipt receipt, String how) {
    List<String> differences = new ArrayList<>();
    if (receipt.state() != Receipt.State.DONE) {
      differences.add(told(receipt));
    } else if (!id.equals(Optional.ofNullable(receipt.remoteId()))) {
      differences.add("found %s, made %s".formatted(receipt.remoteId(), id.orElse("nothing")));
    }
    return TrialStep.done("find", differences, how);
  }

  private TrialStep progress() throws InterruptedException {
    if (!trial.offers("goal.progress")) {
      return TrialStep.leftOut("progress", "the connector has no goal.progress");
    }
    boolean again = trial.spec("goal.progress").writeClass() == WriteClass.OWN_KEY;
    List<String> differences = new ArrayList<>();
    for (int sent = 0; differences.isEmpty() && sent < (again ? 2 : 1); sent++) {
      Receipt receipt = trial.write("goal.progress", input().put("progressPercent", PERCENT));
      if (receipt.state() == Receipt.State.DONE) {
        goal.put("progressPercent", PERCENT);
        compare(differences, "progressPercent");
      } else {
        differences.add(told(receipt));
      }
    }
    return TrialStep.done("progress", differences, PERCENT + " %" + (again ? ", sent twice" : ""));
  }

  /** Somebody changes what we sent: we must see theirs, or we would overwrite it. */
  private TrialStep conflict() throws InterruptedException {
    if (!trial.offers("goal.update") || !trial.offers("goal.read")) {
      return TrialStep.leftOut("conflict", "needs goal.update and goal.read");
    }
    Receipt receipt = trial.write("goal.update", input().put("title", THEIRS));
    List<String> differences = new ArrayList<>();
    if (receipt.state() == Receipt.State.DONE) {
      goal.put("title", THEIRS);
      compare(differences, "title", "progressPercent", "dueDate");
    } else {
      differences.add(told(receipt));
    }
    return TrialStep.done("conflict", differences, "a title changed by another hand is seen");
  }

  private TrialStep comment() throws InterruptedException {
    if (!trial.offers("goal.comment")) {
      return TrialStep.leftOut("comment", "the connector has no goal.comment");
    }
    Receipt receipt = trial.write("goal.comment", input().put("text", MessageTrial.TEXT));
    boolean done = receipt.state() == Receipt.State.DONE;
    return TrialStep.done(
        "comment",
        done ? List.of() : List.of(told(receipt)),
        done ? "look whether it is there" : "");
  }

  private TrialStep undo() throws InterruptedException {
    if (id.isEmpty()) {
      return TrialStep.leftOut("undo", "nothing was made for certain; look for " + ref());
    }
    Optional<String> by = end(trial);
    if (by.isEmpty()) {
      return TrialStep.leftOut("undo", "goal " + id.get() + " stays: delete it by hand");
    }
    Receipt receipt = trial.write(by.get(), input().put("comment", OVER).put("text", OVER));
    boolean deletes = by.get().equals("goal.delete");
    List<String> differences = new ArrayList<>();
    if (receipt.state() != Receipt.State.DONE) {
      differences.add(told(receipt) + "; goal " + id.get() + " stays: delete it by hand");
    } else if (deletes && trial.offers("goal.read") && theirs().isPresent()) {
      differences.add("goal " + id.get() + " was deleted and is still there");
    }
    String stays = deletes ? "" : "; goal " + id.get() + " stays: delete it by hand";
    return TrialStep.done("undo", differences, by.get() + stays);
  }

  /** The write that ends a goal's life: the most thorough that there is. */
  static Optional<String> end(WriteTrial trial) {
    return Stream.of("goal.delete", "goal.close", "goal.complete")
        .filter(trial::offers)
        .findFirst();
  }

  /** What they show of the goal beside what was sent. */
  private void compare(List<String> differences, String... fields) throws InterruptedException {
    if (!trial.offers("goal.read")) {
      return;
    }
    Optional<JsonNode> theirs = theirs();
    if (theirs.isEmpty()) {
      differences.add("goal " + id.orElse("") + " is not among the goals that are read");
      return;
    }
    for (String field : fields) {
      String sent = goal.path(field).asText();
      String shown = theirs.get().path(field).asText("");
      if (!same(sent, shown)) {
        differences.add(
            "%s: sent \"%s\", reads %s"
                .formatted(field, sent, shown.isEmpty() ? "nothing" : "\"" + shown + "\""));
      }
    }
  }

  /** 40 and 40.0 are one number. */
  private static boolean same(String sent, String shown) {
    String number = "-?\\d{1,9}(\\.\\d{1,9})?";
    return sent.matches(number) && shown.matches(number)
        ? new BigDecimal(sent).compareTo(new BigDecimal(shown)) == 0
        : sent.equals(shown);
  }

  private Optional<JsonNode> theirs() throws InterruptedException {
    Receipt receipt = trial.write("goal.read", input());
    for (JsonNode record : receipt.json().path("records")) {
      if (id.isPresent() && record.path("remoteId").asText().equals(id.get())) {
        return Optional.of(record);
      }
    }
    return Optional.empty();
  }

  private ObjectNode input() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("externalRef", ref()).put("ownerRemoteId", trial.person());
    id.ifPresent(known -> input.put("remoteId", known));
    return input;
  }

  private String ref() {
    return goal.path("externalRef").asText();
  }

  static String told(Receipt receipt) {
    return receipt.state().word() + (receipt.message().isEmpty() ? "" : ": " + receipt.message());
  }
}
