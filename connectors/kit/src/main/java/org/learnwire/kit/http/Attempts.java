package org.learnwire.kit.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Line.Manner;
import org.learnwire.kit.manifest.ErrorWord;

/** Single calls over a line, each with the token of the moment; counts them. */
final class Attempts {
  private final Line line;
  private final Tokens tokens;
  private final Breakage breakage;
  private final Duration budget;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicReference<@Nullable Duration> skew = new AtomicReference<>();

  /** A request that still lacks the token of the moment. */
  interface Draft {
    Request with(Access access) throws CallFailure;
  }

  /** What is made of an answer. */
  interface Use<T> {
    T of(Request request, Answer answer) throws CallFailure, InterruptedException;
  }

  Attempts(Line line, Tokens tokens, Breakage breakage, Duration budget) {
    this.line = line;
    this.tokens = tokens;
    this.breakage = breakage;
    this.budget = budget;
  }

  Manner manner(Priority priority) {
    return new Manner(priority, budget, calls::incrementAndGet);
  }

  /** One call; where its token has ended before its time, one more with a new one. */
  <T> T once(Draft draft, Priority priority, Use<T> use) throws CallFailure, InterruptedException {
    Manner manner = manner(priority);
    Access access = tokens.current(manner.forToken());
    try {
      return once(draft.with(access), manner, use);
    } catch (CallFailure failure) {
      if (failure.word() != ErrorWord.BAD_CREDENTIALS || !tokens.renewable()) {
        line.pace().mind(failure);
        throw failure;
      }
      tokens.refused(access);
    }
    Access renewed = tokens.current(manner.forToken());
    try {
      return once(draft.with(renewed), manner, use);
    } catch (CallFailure failure) {
      line.pace().mind(failure);
      throw failure;
    }
  }

  /** Of the first answer; zero if unknown. */
  Duration skew() {
    Duration found = skew.get();
    return found == null ? Duration.ZERO : found;
  }

  long calls() {
    return calls.get();
  }

  private <T> T once(Request request, Manner manner, Use<T> use)
      throws CallFailure, InterruptedException {
    return line.once(
        request,
        manner,
        breakage,
        answer -> {
          answer.skew(Instant.now()).ifPresent(found -> skew.compareAndSet(null, found));
          return use.of(request, answer);
        });
  }
}
