package org.learnwire.app.pages;

import java.time.Instant;

/**
 * A statement in one line.
 *
 * @param verb its display in English, or the last part of its IRI
 * @param what the object's name in English, or its IRI
 * @param source the connection or credential that brought it, or "observation"
 */
public record StatementView(
    String id,
    Instant stored,
    Instant timestamp,
    PersonLabel who,
    String verb,
    String what,
    String source,
    boolean voided,
    boolean history) {}
