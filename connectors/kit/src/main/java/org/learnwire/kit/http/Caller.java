package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.ListCall;

/** Everything one connection asks of its vendor goes through here: paced, and retried once only. */
public final class Caller implements AutoCloseable {
  private final Target target;
  private final Wire wire;
  private final Requests requests;
  private final Verdict verdict;
  private final Breakage breakage;
  private final Redaction redaction;
  private final Pace pace;
  private final Patience patience;
  private final Retry retry;
  private final AtomicLong calls = new AtomicLong();

  public Caller(CamelContext context, Target target, Patience patience) {
    this(
        target,
        patience,
        new LateWire(() -> new CamelWire(context, target)),
        new Pace(target.name(), target.limits()));
  }

  private Caller(Target target, Patience patience, Wire wire, Pace pace) {
    this.target = target;
    this.patience = patience;
    this.wire = wire;
    this.pace = pace;
    this.retry = new Retry(patience, pace);
    this.requests = new Requests(target);
    this.redaction = new Redaction(target.secrets());
    this.verdict = new Verdict(target, redaction, Clock.systemUTC());
    this.breakage = new Breakage(target, verdict);
  }

  /** The same line to the same vendor with a count of its own, for one pass. */
  public Caller counted() {
    return new Caller(target, patience, wire, pace);
  }

  /** The same line, for someone who waits for the answer: fewer tries. */
  public Caller hasty() {
    Patience hasty =
        new Patience(Math.min(2, patience.attempts()), patience.first(), patience.budget());
    return new Caller(target, hasty, wire, pace);
  }

  /** Opens a list; what may pass is tried again until its first records are there. */
  public Reading open(Call call, UnaryOperator<String> values, FieldPath records)
      throws CallFailure, InterruptedException {
    Request request = requests.of(call.over(target.request()), values, null);
    return retry.run(
        failure -> failure.word().passes(),
        () -> once(request, answer -> open(request, answer, records)));
  }

  /** A list through all its pages. */
  public Pages list(ListCall list, UnaryOperator<String> values) {
    return new Pages(this, list, values);
  }

  /** Reads one answer whole; what may pass is tried again. */
  public JsonNode read(Call call, UnaryOperator<String> values)
      throws CallFailure, InterruptedException {
    return read(call, values, null);
  }

  /** Reads one answer; one that matches is good whatever its status says. */
  public JsonNode read(Call call, UnaryOperator<String> values, @Nullable Match good)
      throws CallFailure, InterruptedException {
    Request request = requests.of(call.over(target.request()), values, null);
    return retry.run(
        failure -> failure.word().passes(),
        () -> once(request, answer -> whole(request, answer, good)));
  }

  /** Sends something that must not be there twice: tried again only if it surely is not there. */
  public JsonNode send(Call call, UnaryOperator<String> values, @Nullable JsonNode body)
      throws CallFailure, InterruptedException {
    Request request = requests.of(call.over(target.request()), values, body);
    return retry.run(
        failure -> failure.word().passes() && failure.arrival() != Arrival.PERHAPS,
        () -> once(request, answer -> whole(request, answer, null)));
  }

  /** An address that an answer named, which may leave out the host. */
  String absolute(String address) {
    return address.startsWith("/") ? target.place() + address : address;
  }

  CallFailure doesNotPage(Call call) {
    return verdict.withMessage(
        ErrorWord.INVALID,
        Arrival.ANSWERED,
        call.method() + " " + call.path() + " gave the same page twice",
        "the system does not know the paging parameters: its version may have changed");
  }

  /** How many requests went out so far, repeated ones included. */
  public long calls() {
    return calls.get();
  }

  /** The text without this connection's secrets. */
  public String redacted(@Nullable String text) {
    return redaction.in(text == null ? "" : text);
  }

  @Override
  public void close() {
    wire.close();
  }

  /** One request; its permit is held until {@code use} has what it needs of the answer. */
  private <T> T once(Request request, Use<T> use) throws CallFailure, InterruptedException {
    pace.waitOutPause();
    if (!pace.enter()) {
      throw new LeftAlone(target);
    }
    Instant started = Instant.now();
    boolean broke = true;
    calls.incrementAndGet();
    try {
      T result = use.of(answer(request));
      broke = false;
      return result;
    } catch (CallFailure failure) {
      broke = failure.word() == ErrorWord.TRANSIENT;
      throw failure;
    } finally {
      pace.leave(started, broke);
    }
  }

  private Answer answer(Request request) throws CallFailure, InterruptedException {
    try {
      return wire.send(request);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw breakage.beforeAnswer(request, e);
    }
  }

  private Reading open(Request request, Answer answer, FieldPath records) throws CallFailure {
    Reading reading = new Reading(request, answer, verdict, breakage);
    boolean opened = false;
    try {
      reading.open(records);
      opened = true;
      return reading;
    } finally {
      if (!opened) {
        reading.close();
      }
    }
  }

  private JsonNode whole(Request request, Answer answer, @Nullable Match good) throws CallFailure {
    try (Reading reading = new Reading(request, answer, verdict, breakage)) {
      return reading.whole(good);
    }
  }

  private interface Use<T> {
    T of(Answer answer) throws CallFailure, InterruptedException;
  }
}
