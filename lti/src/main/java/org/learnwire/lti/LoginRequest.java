package org.learnwire.lti;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform begins a launch with (OpenID Connect Core 1.0, 4; LTI Core 1.3, 4.1). It is not
 * signed: nothing here is believed, it only leads back to the platform.
 *
 * @param messageHint goes back as it came
 * @param storageTarget the frame that keeps data for us where cookies are blocked (LTI Client Side
 *     postMessages 1.0)
 */
public record LoginRequest(
    String issuer,
    Optional<String> clientId,
    String loginHint,
    String targetLink,
    @Nullable String messageHint,
    Optional<String> storageTarget) {
  private static final int LONGEST = 8 * 1024;

  /**
   * From the parameters of a query or a form.
   *
   * @throws LaunchRefused when one that is needed is missing, or one is longer than any is
   */
  public static LoginRequest of(Map<String, String> parameters) {
    return new LoginRequest(
        needed(parameters, "iss"),
        given(parameters, "client_id"),
        needed(parameters, "login_hint"),
        needed(parameters, "target_link_uri"),
        given(parameters, "lti_message_hint").orElse(null),
        given(parameters, "lti_storage_target"));
  }

  private static String needed(Map<String, String> parameters, String name) {
    return given(parameters, name)
        .orElseThrow(
            () -> new LaunchRefused(LaunchError.LOGIN_INCOMPLETE, name + " is missing", null));
  }

  private static Optional<String> given(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    if (value != null && value.length() > LONGEST) {
      throw new LaunchRefused(
          LaunchError.LOGIN_INCOMPLETE, name + " is longer than " + LONGEST + " characters", null);
    }
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
