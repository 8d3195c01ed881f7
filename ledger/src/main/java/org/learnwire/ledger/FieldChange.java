package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One field as it was last sent and as it would be.
 *
 * @param old null when it was never sent
 */
public record FieldChange(String field, @Nullable JsonNode old, JsonNode now) {}
