package org.learnwire.kit.manifest;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in place of a request where an engine serves a stream or a write.
 *
 * @param engine its name, the word after {@code by:}
 * @param query what it is asked with, placeholders still in it
 */
public record EngineCall(String engine, Map<String, String> query) {

  /** The names in braces. */
  Set<String> placeholders() {
    Set<String> names = new TreeSet<>();
    query.values().forEach(value -> names.addAll(Template.names(value)));
    return names;
  }
}
