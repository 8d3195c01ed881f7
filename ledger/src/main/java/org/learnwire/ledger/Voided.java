package org.learnwire.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What the voiding of statements did.
 *
 * @param cancelled entries that will not be sent
 * @param sent entries that were sent, or may have been: a person looks at them
 */
public record Voided(List<UUID> cancelled, List<UUID> sent) {}
