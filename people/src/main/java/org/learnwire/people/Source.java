package org.learnwire.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connection that knows somebody.
 *
 * @param issuer who issues its employee numbers; null when it repeats those of the HR system
 * @param homePage home page of its accounts in statements
 */
public record Source(UUID connectionId, @Nullable String issuer, String homePage) {}
