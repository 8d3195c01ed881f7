package org.learnwire.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What became of a request about several entries.
 *
 * @param batch name of those moved together
 * @param left those not moved, each with the reason
 */
public record Moved(String batch, List<UUID> moved, Map<UUID, String> left) {}
