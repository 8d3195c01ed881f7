package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One list to be read in a pass.
 *
 * @param scope its key; empty where the stream has one list only
 * @param due the entry of the due list that asked for it
 */
record PassItem(String scope, ObjectNode params, @Nullable DueItem due) {

  static PassItem whole() {
    return new PassItem("", JsonNodeFactory.instance.objectNode(), null);
  }
}
