package org.learnwire.app.pages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about who is who.
 *
 * @param undone by whom and why it was taken back
 */
public record RulingView(
    long id, String text, Instant at, String who, String why, @Nullable String undone) {}
