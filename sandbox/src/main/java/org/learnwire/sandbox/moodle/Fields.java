package org.learnwire.sandbox.moodle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changing fields of one record; unlike Map.of it takes null, which Moodle sends often. */
final class Fields {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  Fields set(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  Fields without(String name) {
    return set(name, Shape.ABSENT);
  }

  Map<String, @Nullable Object> map() {
    return values;
  }

  /** A time that is null when it is 0. */
  static @Nullable Long orNull(long second) {
    return second == 0 ? null : second;
  }
}
