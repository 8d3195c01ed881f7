package org.learnwire.lti;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A launch that was begun here: signed by us and carried by the browser, so that an unauthenticated
 * call leaves nothing behind on this server.
 *
 * @param text the parameter {@code state}
 * @param nonce what the token must carry
 * @param browser what only the browser has that began: in its cookie or in the platform's storage
 * @param storageTarget the frame that keeps it, where the platform offers one
 */
public record LoginState(
    String text,
    String id,
    String registrationId,
    Instant expires,
    @Nullable String storageTarget,
    String nonce,
    String browser) {}
