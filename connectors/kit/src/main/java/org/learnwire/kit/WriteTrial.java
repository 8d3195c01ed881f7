package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.manifest.WriteSpec;

/**
 * Tries the writes of a connection in the user's own test tenant, for a person who is there for
 * tests: what is made is found, moved, changed by another hand, and taken back. Writes whose shape
 * is inferred are tried too: this is how one gets to know.
 */
public final class WriteTrial {
  private static final List<String> MESSAGES = List.of("recognition.give", "message.send");
  private static final Map<String, String> STAYS =
      Map.of(
          "goal.close", "close it (it cannot be deleted)",
          "goal.complete", "complete it (it cannot be deleted)");
  private final LearnwireComponent component;
  private final Connection connection;
  private final String person;
  private final Clock clock;
  private String only = "";
  private Heard heard = (write, lookup, input, receipt) -> {};

  /**
   * @param person the id of a person for tests, in that system
   * @throws UnknownName for a connection that is not there
   */
  public WriteTrial(LearnwireComponent component, String connection, String person, Clock clock) {
    this.component = component;
    this.connection = component.connection(connection).allowingUnverified(true);
    this.person = person;
    this.clock = clock;
  }

  /** From here on only writes whose names begin so are tried: {@code goal}, {@code recognition}. */
  public WriteTrial only(String beginning) {
    this.only = beginning;
    return this;
  }

  /** What would be written, a sentence each; empty where there is no write that can be tried. */
  public List<String> plan() {
    List<String> plan = new ArrayList<>();
    if (offers("goal.create")) {
      plan.add("make a goal \"%s\" for %s".formatted(GoalTrial.TITLE, person));
      add(plan, "goal.progress", "set its progress to 40 %");
      add(plan, "goal.update", "change its title");
      add(plan, "goal.comment", "comment on it");
      plan.add(
          GoalTrial.end(this)
              .map(end -> end.equals("goal.delete") ? "delete it" : STAYS.get(end))
              .orElse("leave it there"));
    }
    message()
        .ifPresent(
            write -> {
              plan.add("send \"%s\" (%s)%s".formatted(MessageTrial.TEXT, write, given(write)));
              plan.add(inverse(write).isPresent() ? "take it back" : "leave it there");
            });
    return plan;
  }

  /** What it costs. */
  private String given(String write) {
    String setting = spec(write).points();
    return setting == null
        ? ""
        : ", which gives " + setting + " " + connection.setting(setting).orElse("");
  }

  private void add(List<String> plan, String write, String does) {
    if (offers(write)) {
      plan.add(does);
    }
  }

  /** Hears each write of a trial, and each look-up, as it was asked for and what became of it. */
  public interface Heard {
    void wrote(String write, boolean lookup, ObjectNode input, Receipt receipt);
  }

  /** From here on somebody hears what is written. */
  public WriteTrial heardBy(Heard listener) {
    this.heard = listener;
    return this;
  }

  /** Tells each step when it is done. */
  public void run(Consumer<TrialStep> told) throws InterruptedException {
    if (offers("goal.create")) {
      new GoalTrial(this, clock).run(told);
    }
    if (message().isPresent()) {
      new MessageTrial(this, message().get(), clock).run(told);
    }
  }

  String person() {
    return person;
  }

  /** Whether it is there and meant to be tried; what only reads always is. */
  boolean offers(String write) {
    WriteSpec spec = connection.manifest().writes().get(write);
    return spec != null && (spec.reads() || write.startsWith(only));
  }

  /** Another write that takes this one back. */
  Optional<String> inverse(String write) {
    return Optional.ofNullable(spec(write).inverse()).filter(each -> !each.equals(write));
  }

  WriteSpec spec(String write) {
    return connection.manifest().writes().get(write);
  }

  Receipt write(String write, ObjectNode input) throws InterruptedException {
    Receipt receipt = writer(write).write(input);
    heard.wrote(write, false, input.deepCopy(), receipt);
    return receipt;
  }

  Receipt lookUp(String write, ObjectNode input) throws InterruptedException {
    Receipt receipt = writer(write).lookUp(input);
    heard.wrote(write, true, input.deepCopy(), receipt);
    return receipt;
  }

  private Optional<String> message() {
    return MESSAGES.stream().filter(this::offers).findFirst();
  }

  private Writer writer(String name) {
    WriteSpec write = spec(name);
    WriteEngine engine = write.by() == null ? null : component.engines().write(write.by().engine());
    return new Writer(connection, write, component.served(connection), engine);
  }
}
