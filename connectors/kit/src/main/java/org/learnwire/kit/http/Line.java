package org.learnwire.kit.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.learnwire.kit.manifest.ErrorWord;

/** The one way to a vendor, shared by everything that asks it: single requests, paced. */
final class Line implements AutoCloseable {
  private final Wire wire;
  private final Pace pace;
  private final Redaction redaction;

  Line(Wire wire, Pace pace, Redaction redaction) {
    this.wire = wire;
    this.pace = pace;
    this.redaction = redaction;
  }

  /**
   * How a request goes out.
   *
   * @param rest most that is waited where the vendor has asked for rest
   * @param sent told of every request that goes out
   */
  record Manner(Priority priority, Duration rest, Runnable sent) {

    /** A token is needed by reads and writes alike. */
    Manner forToken() {
      return new Manner(Priority.WRITE, rest, sent);
    }
  }

  /** What is needed of an answer. */
  interface Use<T> {
    T of(Answer answer) throws CallFailure, InterruptedException;
  }

  Pace pace() {
    return pace;
  }

  Redaction redaction() {
    return redaction;
  }

  /** What an answer means here, in this target's words. */
  Verdict verdict(Target target) {
    return new Verdict(target, redaction, Clock.systemUTC());
  }

  /** One request; its permit is held until {@code use} has what it needs of the answer. */
  <T> T once(Request request, Manner manner, Breakage breakage, Use<T> use)
      throws CallFailure, InterruptedException {
    return turn(manner, () -> use.of(answer(request, breakage)));
  }

  /** Whatever goes to the vendor, one thing at a time: its permit is held until it is done. */
  <T> T turn(Manner manner, Retry.Task<T> task) throws CallFailure, InterruptedException {
    pace.enter(manner.priority(), manner.rest());
    Instant started = Instant.now();
    boolean broke = true;
    manner.sent().run();
    try {
      T result = task.run();
      broke = false;
      return result;
    } catch (CallFailure failure) {
      broke = failure.word() == ErrorWord.TRANSIENT;
      throw failure;
    } finally {
      pace.leave(started, broke);
    }
  }

  private Answer answer(Request request, Breakage breakage)
      throws CallFailure, InterruptedException {
    try {
      Answer answer = wire.send(request);
      pace.heard(answer);
      return answer;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw breakage.beforeAnswer(request, e);
    }
  }

  @Override
  public void close() {
    pace.close();
    wire.close();
  }
}
