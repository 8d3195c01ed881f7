package org.learnwire.kit.manifest;

import java.util.Map;

/** What is joined to every call of a connector. */
public record RequestParts(
    Map<String, String> query, Map<String, String> form, Map<String, String> headers) {}
