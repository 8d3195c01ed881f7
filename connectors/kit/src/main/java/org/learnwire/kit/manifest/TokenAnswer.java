package org.learnwire.kit.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;

/**
 * Where a token stands in the answer, how long it holds, and how it is sent from then on.
 *
 * @param seconds where the answer says how many seconds it holds
 * @param lifetime where it does not; null: until it is refused
 * @param baseUrl where the answer says which address the calls go to
 * @param value with {@code {accessToken}} in it
 */
public record TokenAnswer(
    FieldPath token,
    @Nullable FieldPath seconds,
    @Nullable Duration lifetime,
    @Nullable FieldPath baseUrl,
    String header,
    String value) {

  /** The name of the token in {@link #value}. */
  public static final String ACCESS_TOKEN = "accessToken";
}
