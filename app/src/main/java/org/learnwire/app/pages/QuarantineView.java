package org.learnwire.app.pages;

import java.time.Instant;

/**
 * A record that could not be mapped or stored; it is kept until it can.
 *
 * @param reason a short word, as counted in the report
 * @param detail what, where, and what to do
 * @param record the record as it came, JSON
 */
public record QuarantineView(
    long id,
    String connection,
    String stream,
    String key,
    String reason,
    String detail,
    String record,
    Instant at) {}
