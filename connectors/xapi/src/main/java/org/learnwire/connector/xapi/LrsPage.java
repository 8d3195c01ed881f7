package org.learnwire.connector.xapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.xapi.Statement;

/**
 * One StatementResult (xAPI Data 2.5).
 *
 * @param more where it goes on; empty at the end
 * @param consistentThrough until when the LRS vouches for it (xAPI Communication 2.1.4)
 * @param files of its attachments, by their SHA-2
 */
record LrsPage(
    List<Statement> statements,
    String more,
    Optional<Instant> consistentThrough,
    Map<String, AttachedFile> files) {}
