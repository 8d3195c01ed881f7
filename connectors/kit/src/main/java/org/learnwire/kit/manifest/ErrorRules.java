package org.learnwire.kit.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * How a connector's answers say that something is wrong.
 *
 * @param body asked first, in their order, whatever the status
 * @param message where the vendor's own words stand in the answer
 * @param messageHeader or in this header
 * @param code where its own code stands: the reason of a skipped item
 * @param retryAfter where a throttled answer says how long to wait, beside Retry-After
 */
public record ErrorRules(
    Map<Integer, ErrorWord> status,
    List<BodyRule> body,
    List<FieldPath> message,
    @Nullable String messageHeader,
    @Nullable FieldPath code,
    @Nullable RetryAfter retryAfter) {

  /** An answer that matches is an error of this word. */
  public record BodyRule(Match when, ErrorWord is, @Nullable String fix) {}

  /** A header of the vendor's own that says how long to wait. */
  public record RetryAfter(String header, WaitFormat as) {}

  /** What {@link RetryAfter#header} holds. */
  public enum WaitFormat {
    SECONDS,
    MILLIS,
    /** The second since 1970 at which to come back. */
    EPOCH_SECONDS,
    /** An HTTP date (RFC 9110, 5.6.7). */
    DATE
  }
}
