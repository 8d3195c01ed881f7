package org.learnwire.kit;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request that claims to come from a system.
 *
 * @param uri the whole address as the sender knows it: behind a proxy not the one we were called by
 * @param header the value of a header by its name, null where it is not there
 * @param body its bytes as they came
 */
public record HookCall(
    String method, String uri, UnaryOperator<@Nullable String> header, byte[] body) {}
