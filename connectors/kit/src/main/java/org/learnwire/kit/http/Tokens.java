package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Line.Manner;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.TokenAnswer;

/**
 * The access token of one connection, shared by all that ask through it. It is asked for once,
 * however many wait for it, and again when it ends or a call with it was refused.
 */
final class Tokens {
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private final Target target;
  private final @Nullable TokenRequests requests;
  private final Redaction redaction;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicReference<@Nullable Access> held = new AtomicReference<>();
  private volatile int failures;
  private @Nullable CallFailure lastFailure;

  /**
   * @param requests null where calls say who asks without a token
   */
  Tokens(Target target, @Nullable TokenRequests requests, Redaction redaction, Clock clock) {
    this.target = target;
    this.requests = requests;
    this.redaction = redaction;
    this.clock = clock;
    if (requests == null) {
      held.set(new Access("", target.baseUrl(), Instant.MAX));
    }
  }

  /** Whether another token can be had for one that was refused. */
  boolean renewable() {
    return requests != null;
  }

  /** What to call with now. Who waits while another asks shares what that one gets. */
  Access current(Manner manner) throws CallFailure, InterruptedException {
    int seen = failures;
    Access access = held.get();
    if (usable(access)) {
      return access;
    }
    lock.lockInterruptibly();
    try {
      access = held.get();
      if (usable(access)) {
        return access;
      }
      if (failures != seen && lastFailure != null) {
        throw lastFailure;
      }
      access = fetch(manner);
      held.set(access);
      return access;
    } catch (CallFailure failure) {
      lastFailure = failure;
      failures++;
      throw failure;
    } finally {
      lock.unlock();
    }
  }

  /** A call with it was refused: it is not used again. Another that came meanwhile stays. */
  void refused(Access access) {
    held.compareAndSet(access, null);
  }

  /** Where calls go, as far as is known. */
  String baseUrl() {
    Access access = held.get();
    return access == null ? target.baseUrl() : access.baseUrl();
  }

  private boolean usable(@Nullable Access access) {
    return access != null && access.holdsAt(clock.instant());
  }

  private Access fetch(Manner manner) throws CallFailure, InterruptedException {
    TokenAnswer spec = ((Auth.Token) target.auth()).answer();
    JsonNode answer = requests.ask(manner);
    String token = spec.token().text(answer).orElse("");
    if (token.isBlank()) {
      throw new CallFailure(
          ErrorWord.BAD_CREDENTIALS,
          Arrival.NEVER,
          "%s: the answer of the token call has no %s".formatted(target.name(), spec.token()),
          new Advice(target).forWord(ErrorWord.BAD_CREDENTIALS));
    }
    redaction.hideToken(token);
    return new Access(token, baseUrl(spec, answer), end(spec, answer));
  }

  /** A little before the token ends, so that no call is under way when it does. */
  private Instant end(TokenAnswer spec, JsonNode answer) {
    String told = spec.seconds() == null ? "" : spec.seconds().text(answer).orElse("");
    Duration lifetime =
        told.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(told)) : spec.lifetime();
    if (lifetime == null) {
      return Instant.MAX;
    }
    Duration margin = lifetime.dividedBy(10);
    return clock.instant().plus(lifetime).minus(margin.compareTo(MARGIN) < 0 ? margin : MARGIN);
  }

  private String baseUrl(TokenAnswer spec, JsonNode answer) throws CallFailure {
    String named = spec.baseUrl() == null ? "" : spec.baseUrl().text(answer).orElse("");
    if (named.isBlank()) {
      return target.baseUrl();
    }
    if (!Places.sameSite(named, requests.address()) && !Places.sameSite(named, target.baseUrl())) {
      throw new CallFailure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          "%s: the answer of the token call sends us to %s"
              .formatted(target.name(), Places.shown(named)),
          "credentials are not sent to another company's host");
    }
    return named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
  }
}
