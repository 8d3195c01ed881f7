package org.learnwire.lrs;

/**
 * A file that came with a statement (xAPI Data 2.4.11).
 *
 * @param sha2 its SHA-2 in lower-case hex, as the statement declares it
 * @param contentType its media type
 */
public record AttachmentContent(String sha2, String contentType, byte[] bytes) {}
