package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A detail call that is owed because a parent changed.
 *
 * @param seq raised each time the parent changes again: only the call that saw the latest settles
 */
public record DueItem(String key, ObjectNode params, long seq) {}
