package org.learnwire.kit.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.ErrorWord;

/** A call that did not give what was asked: says where, what, and what to do. */
public sealed class CallFailure extends Exception permits LeftAlone {

  /** What is known of the request's fate on the other side. */
  public enum Arrival {
    /** It surely did not get there, or was turned away at the door. */
    NEVER,
    /** The other side looked at it and said no. */
    ANSWERED,
    /** Nobody can say. */
    PERHAPS
  }

  private final ErrorWord word;
  private final Arrival arrival;
  private final String what;
  private final String fix;
  private final @Nullable String code;
  private final @Nullable Duration retryAfter;
  private final @Nullable Integer status;

  CallFailure(
      ErrorWord word,
      Arrival arrival,
      String what,
      String fix,
      @Nullable Integer status,
      @Nullable String code,
      @Nullable Duration retryAfter) {
    super(fix.isEmpty() ? what : what + "; " + fix);
    this.what = what;
    this.fix = fix;
    this.word = word;
    this.arrival = arrival;
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  CallFailure(ErrorWord word, Arrival arrival, String what, String fix) {
    this(word, arrival, what, fix, null, null, null);
  }

  /** For an engine, which says in its own words what happened; see the engines' package. */
  public static CallFailure of(ErrorWord word, Arrival arrival, String what, String fix) {
    return new CallFailure(word, arrival, what, fix);
  }

  /**
   * The same where the other side gave a number for it.
   *
   * @param status of the engine's own protocol; {@code limits.stopOn} looks at it
   */
  public static CallFailure of(
      ErrorWord word, Arrival arrival, int status, String what, String fix) {
    return new CallFailure(word, arrival, what, fix, status, null, null);
  }

  /** What went wrong and where, without what to do. */
  public String what() {
    return what;
  }

  /** What a person can do about it; empty where nothing is known. */
  public String fix() {
    return fix;
  }

  public ErrorWord word() {
    return word;
  }

  public Arrival arrival() {
    return arrival;
  }

  /** Whether the answer speaks of what was asked for, and others of its kind may be well. */
  public boolean aboutItem() {
    return status != null && !word.passes() && word != ErrorWord.BAD_CREDENTIALS;
  }

  /** The status, of HTTP or an engine's own protocol, if the other side answered at all. */
  public @Nullable Integer status() {
    return status;
  }

  /** The vendor's own code where it gave one, else our word: the reason of a skipped item. */
  public String reason() {
    return code == null ? word.word() : code;
  }

  /** The same of a request that another one waited for: the other was never sent. */
  CallFailure beforehand() {
    return this instanceof LeftAlone
        ? this
        : new CallFailure(word, Arrival.NEVER, what, fix, null, code, retryAfter);
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
