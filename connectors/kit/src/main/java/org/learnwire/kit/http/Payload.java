package org.learnwire.kit.http;

/** A body that is not the kit's JSON: its type, and its bytes as they go over the wire. */
public record Payload(String contentType, byte[] bytes) {}
