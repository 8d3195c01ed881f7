package org.learnwire.ledger;

import java.util.List;
import java.util.UUID;

/**
 * What resuming found.
 *
 * @param wasStopped false when nothing was stopped under that name
 * @param goingOn approved entries that go now, each read at the target once more before
 * @param cancelled what has become pointless meanwhile
 */
public record Resumed(boolean wasStopped, int goingOn, List<UUID> cancelled) {}
