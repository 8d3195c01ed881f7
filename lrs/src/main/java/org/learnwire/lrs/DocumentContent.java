package org.learnwire.lrs;

/**
 * What is to be kept as a document.
 *
 * @param contentType its media type
 */
public record DocumentContent(String contentType, byte[] bytes) {}
