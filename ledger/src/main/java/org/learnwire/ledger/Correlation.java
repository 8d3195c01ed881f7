package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What is ours in their system.
 *
 * @param lastSent every field ever set there, with the value sent last
 */
public record Correlation(
    String connection, String target, String remoteId, ObjectNode lastSent, Instant changed) {}
