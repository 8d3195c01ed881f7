package org.learnwire.kit.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * How a system tells of changes by itself.
 *
 * @param secret the setting that holds the key it signs with
 * @param events where in the body the events stand
 * @param when which of them the stream takes; the others are passed over
 * @param record where in an event the whole record stands; null where it only names one
 * @param as fields of the record that the event names, and where it has them
 * @param fetch asks for the record it names; null where the event carries the record
 */
public record WebhookSpec(
    String secret,
    Signature signature,
    Moment moment,
    FieldPath events,
    Match when,
    @Nullable FieldPath record,
    Map<String, FieldPath> as,
    @Nullable Call fetch) {

  /**
   * An HMAC-SHA256 (RFC 2104) in a header.
   *
   * @param prefix stands before it in the header
   * @param over what is signed: texts and the names body, timestamp, method and uri in braces
   */
  public record Signature(String header, Encoding encoding, String prefix, List<Part> over) {}

  /** How the signature is written as text. */
  public enum Encoding {
    HEX,
    BASE64
  }

  /** A piece of what is signed. */
  public sealed interface Part {
    /** The text as it stands in the manifest. */
    record Literal(String text) implements Part {}

    /** Something of the request. */
    record Named(Of what) implements Part {}
  }

  /** What of a request can be signed. */
  public enum Of {
    /** Its bytes as they came. */
    BODY,
    /** The header that says when it was sent, as it came. */
    TIMESTAMP,
    METHOD,
    /** The whole address as the sender knows it. */
    URI
  }

  /**
   * When a request was sent.
   *
   * @param formats how it may be written, the first that reads holds
   * @param tolerance how far from our clock it may be, either way
   */
  public record Moment(String header, List<TimeFormat> formats, Duration tolerance) {}

  /** Whether an event is the record itself. */
  public boolean carries() {
    return record != null;
  }

  /** Whether the sender's own address for us is signed, so that we have to know it. */
  public boolean signsAddress() {
    return signature.over().contains(new Part.Named(Of.URI));
  }

  /** The same with the stream's own call where the webhook names none. */
  Optional<WebhookSpec> fetchingBy(@Nullable Call detail) {
    if (carries() || fetch != null) {
      return Optional.of(this);
    }
    return Optional.ofNullable(detail)
        .map(call -> new WebhookSpec(secret, signature, moment, events, when, null, as, call));
  }
}
