package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.manifest.WriteSpec;

/**
 * Tries the writes of a connection in the user's own test tenant, for a person who is there for
 * tests: what is made is found, moved, changed by another hand, and taken back. Writes whose shape
 * is inferred are tried too: this is how one gets to know.
 */
public final class WriteTrial {
  private static final List<String> MESSAGES = List.of("recognition.give", "message.send");
  private final LearnwireComponent component;
  private final Connection connection;
  private final String person;
  private final Clock clock;
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

  /** What would be written, a sentence each; empty where there is no write that can be tried. */
  public List<String> plan() {
    if (offers("goal.create")) {
      return Stream.of(
              "make a goal \"%s\" for %s".formatted(GoalTrial.TITLE, person),
              offers("goal.progress") ? "set its progress to 40 %" : "",
              offers("goal.update") ? "change its title" : "",
              offers("goal.delete")
                  ? "delete it"
                  : offers("goal.close") ? "close it (it cannot be deleted)" : "leave it there")
          .filter(each -> !each.isEmpty())
          .toList();
    }
    return message()
        .map(write -> "send \"%s\" (%s); it stays".formatted(MessageTrial.TEXT, write))
        .stream()
        .toList();
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
    } else if (message().isPresent()) {
      new MessageTrial(this, message().get(), clock).run(told);
    }
  }

  String person() {
    return person;
  }

  boolean offers(String write) {
    return connection.manifest().writes().containsKey(write);
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
