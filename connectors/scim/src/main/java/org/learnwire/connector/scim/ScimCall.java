package org.learnwire.connector.scim;

import java.util.function.UnaryOperator;

/**
 * A request as it came.
 *
 * @param path below the service's address, as {@code /Users/7f}
 * @param parameter of the query, decoded; null where it has none
 * @param header by its name; null where it has none
 */
public record ScimCall(
    String method,
    String path,
    UnaryOperator<String> parameter,
    UnaryOperator<String> header,
    byte[] body) {}
