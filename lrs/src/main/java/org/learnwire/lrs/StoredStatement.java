package org.learnwire.lrs;

import java.time.Instant;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Statement;

/**
 * A statement as the store keeps it.
 *
 * @param statement with id, stored, timestamp, authority and version filled in
 * @param position its place in the journal
 * @param history gives context to rules, never a decision
 * @param source label of the connection or credential that brought it
 */
public record StoredStatement(
    Statement statement,
    Instant stored,
    long position,
    Origin origin,
    boolean voided,
    boolean history,
    String source) {}
