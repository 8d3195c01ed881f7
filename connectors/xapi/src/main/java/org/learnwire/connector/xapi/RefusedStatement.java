package org.learnwire.connector.xapi;

import org.learnwire.xapi.Statement;

/**
 * A statement that the LRS did not take.
 *
 * @param status of its answer; 0 where it was not even sent
 * @param reason in a sentence, with the LRS's own words
 */
public record RefusedStatement(Statement statement, int status, String reason) {}
