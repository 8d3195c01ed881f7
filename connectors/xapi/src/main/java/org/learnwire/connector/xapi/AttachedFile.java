package org.learnwire.connector.xapi;

/**
 * A file that belongs to a statement (xAPI Data 2.4.11).
 *
 * @param sha2 its SHA-2 in lower-case hex, as the statement names it
 * @param contentType its media type
 */
public record AttachedFile(String sha2, String contentType, byte[] bytes) {}
