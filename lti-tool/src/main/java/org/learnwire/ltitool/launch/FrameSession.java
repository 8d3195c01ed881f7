package org.learnwire.ltitool.launch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a page in the frame is shown by after a launch.
 *
 * @param token what cookie or header carries; we keep its hash
 * @param personId whose launch it was; null: nobody that an HR system knows
 */
public record FrameSession(
    String token, @Nullable String personId, KeptLaunch launch, Instant expires) {

  @Override
  public String toString() {
    return "FrameSession of " + launch.registrationId();
  }
}
