package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Attempts.Draft;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Line.Manner;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.Since;

/** Everything one connection asks of its vendor goes through here: paced, and retried once only. */
public final class Caller implements AutoCloseable {
  private final Target target;
  private final Line line;
  private final Tokens tokens;
  private final Requests requests;
  private final Verdict verdict;
  private final Breakage breakage;
  private final Patience patience;
  private final Priority reads;
  private final Retry retry;
  private final Attempts attempts;

  /** With refresh tokens and counts that are kept as long as the process lives. */
  public Caller(CamelContext context, Target target, Patience patience) {
    this(context, target, patience, TokenStore.inMemory(), DayCounts.inMemory());
  }

  public Caller(
      CamelContext context, Target target, Patience patience, TokenStore store, DayCounts counts) {
    this(context, target, patience, store, counts, null);
  }

  /**
   * @param tap hears everything that is said
   */
  public Caller(
      CamelContext context,
      Target target,
      Patience patience,
      TokenStore store,
      DayCounts counts,
      @Nullable Tap tap) {
    this(
        target,
        patience,
        new Line(
            new LateWire(
                () -> {
                  Wire wire = new CamelWire(context, target);
                  return tap == null ? wire : new TappedWire(wire, tap);
                }),
            new Pace(target.name(), target.limits(), Clock.systemUTC(), counts),
            new Redaction(target.secrets())),
        store);
  }

  private Caller(Target target, Patience patience, Line line, TokenStore store) {
    this(
        target,
        patience,
        line,
        new Tokens(
            target,
            target.auth() instanceof Auth.Token ? new TokenRequests(target, line, store) : null,
            line.redaction(),
            Clock.systemUTC()),
        Priority.READ);
  }

  private Caller(Target target, Patience patience, Line line, Tokens tokens, Priority reads) {
    this.target = target;
    this.patience = patience;
    this.line = line;
    this.tokens = tokens;
    this.reads = reads;
    this.retry = new Retry(patience, line.pace());
    this.requests = new Requests(target);
    this.verdict = line.verdict(target);
    this.breakage = new Breakage(target, verdict);
    this.attempts = new Attempts(line, tokens, breakage, patience.budget());
  }

  /** The same line to the same vendor with a count of its own, for one pass. */
  public Caller counted() {
    return new Caller(target, patience, line, tokens, reads);
  }

  /** The same line for a write, whose reads may use what of a quota is kept for writes. */
  public Caller writing() {
    return new Caller(target, patience, line, tokens, Priority.WRITE);
  }

  /** The same line, for someone who waits for the answer: fewer tries. */
  public Caller hasty() {
    Patience hasty =
        new Patience(Math.min(2, patience.attempts()), patience.first(), patience.budget());
    return new Caller(target, hasty, line, tokens, reads);
  }

  /** Opens a list; what may pass is tried again until its first records are there. */
  public Reading open(Call call, UnaryOperator<String> values, FieldPath records)
      throws CallFailure, InterruptedException {
    Draft draft = draft(call, values, null);
    return retry.run(
        failure -> failure.word().passes(),
        () -> attempts.once(draft, reads, (request, answer) -> open(request, answer, records)));
  }

  /** A list through all its pages. */
  public Pages list(ListCall list, UnaryOperator<String> values) {
    return new Pages(this, list, values);
  }

  /**
   * The rest of a list.
   *
   * @param place as {@link Pieces#place} gave it
   */
  public Pages list(ListCall list, UnaryOperator<String> values, String place) {
    return list(list, values).startingAt(place);
  }

  /** Changes of which the system shows only so many at once; {@code first} is how it begins. */
  public Windows windows(ListCall first, ListCall list, Since since, UnaryOperator<String> values) {
    return new Windows(this, first, list, since, values);
  }

  /**
   * The rest of them.
   *
   * @param place as {@link Pieces#place} gave it
   */
  public Windows windows(ListCall list, Since since, UnaryOperator<String> values, String place) {
    return windows(list, list, since, values).startingAt(place);
  }

  /** Reads one answer whole; what may pass is tried again. */
  public JsonNode read(Call call, UnaryOperator<String> values)
      throws CallFailure, InterruptedException {
    return read(call, values, null);
  }

  /** Reads one answer; one that matches is good whatever its status says. */
  public JsonNode read(Call call, UnaryOperator<String> values, @Nullable Match good)
      throws CallFailure, InterruptedException {
    Draft draft = draft(call, values, null);
    return retry.run(
        failure -> failure.word().passes(),
        () -> attempts.once(draft, reads, (request, answer) -> whole(request, answer, good)));
  }

  /** Sends something that must not be there twice: tried again only if it surely is not there. */
  public JsonNode send(Call call, UnaryOperator<String> values, @Nullable JsonNode body)
      throws CallFailure, InterruptedException {
    Draft draft = draft(call, values, body);
    return retry.run(
        failure -> failure.word().passes() && failure.arrival() != Arrival.PERHAPS,
        () ->
            attempts.once(
                draft, Priority.WRITE, (request, answer) -> whole(request, answer, null)));
  }

  /**
   * For a connector that speaks its protocol in Java. What it sends must bear being sent twice: all
   * that may pass is tried again.
   *
   * @param heard statuses that are answers to it, not failures
   */
  public WholeAnswer exchange(Call call, @Nullable Payload payload, Set<Integer> heard)
      throws CallFailure, InterruptedException {
    // Its values are whole already: what stands in braces is meant so.
    Call whole = call.over(target.request());
    Draft draft =
        access -> requests.of(whole, name -> "{" + name + "}", null, access).with(payload);
    return retry.run(
        failure -> failure.word().passes(),
        () ->
            attempts.once(
                draft,
                payload == null ? reads : Priority.WRITE,
                (request, answer) -> kept(request, answer, heard)));
  }

  /**
   * For an engine with a protocol of its own: what it sends has its turn at this connection's pace,
   * as every write, and is tried again only where it surely did not arrive.
   */
  public <T> T deliver(Delivery<T> delivery) throws CallFailure, InterruptedException {
    Manner manner = attempts.manner(Priority.WRITE);
    return retry.run(
        failure -> failure.word().passes() && failure.arrival() != Arrival.PERHAPS,
        () -> {
          try {
            return line.turn(manner, delivery::run);
          } catch (CallFailure failure) {
            line.pace().mind(failure);
            throw failure;
          }
        });
  }

  /** Something sent once, by an engine. */
  public interface Delivery<T> {
    T run() throws CallFailure, InterruptedException;
  }

  CallFailure doesNotPage(Call call, String what) {
    return verdict.withMessage(
        ErrorWord.INVALID,
        Arrival.ANSWERED,
        call.method()
            + " "
            + call.path().replaceFirst("https?://[^/]*", "").replaceFirst("\\?.*", "")
            + " "
            + what,
        "the system does not know the paging parameters: its version may have changed");
  }

  /**
   * How far the vendor's clock is ahead of ours, by the Date of its first answer (RFC 9110, 6.6.1):
   * on the way to us it grew older, so this is rather too little than too much. Zero if unknown.
   */
  public Duration skew() {
    return attempts.skew();
  }

  /** How many requests went out so far, repeated ones included. */
  public long calls() {
    return attempts.calls();
  }

  /** The text without this connection's secrets. */
  public String redacted(@Nullable String text) {
    return line.redaction().in(text == null ? "" : text);
  }

  @Override
  public void close() {
    line.close();
  }

  private Draft draft(Call call, UnaryOperator<String> values, @Nullable JsonNode body) {
    Call whole = call.over(target.request());
    return access -> requests.of(whole, values, body, access);
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

  private WholeAnswer kept(Request request, Answer answer, Set<Integer> heard) throws CallFailure {
    try (Answer closing = answer) {
      if (!closing.good() && !heard.contains(closing.status())) {
        throw verdict.onStatus(request, closing, closing.readable());
      }
      return new WholeAnswer(closing.status(), closing.headers(), closing.body().readAllBytes());
    } catch (IOException e) {
      throw breakage.inAnswer(request, e, 0);
    }
  }
}
