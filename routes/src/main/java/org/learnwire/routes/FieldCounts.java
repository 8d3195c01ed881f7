package org.learnwire.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** In how many records each field was filled; used by one thread at a time. */
final class FieldCounts {
  /** Deeper fields count with the object they stand in. */
  private static final int DEEPEST = 3;

  /** Of objects whose keys are ids there would be no end. */
  private static final int MOST = 200;

  private final Field root = new Field();
  private long records;
  private int fields;

  private static final class Field {
    final Map<String, Field> within = new LinkedHashMap<>();
    long filled;
  }

  void add(JsonNode record) {
    records++;
    count(record, root, 1);
  }

  private void count(JsonNode object, Field into, int depth) {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      JsonNode value = each.getValue();
      if (isEmpty(value)) {
        continue;
      }
      Field field = into.within.get(each.getKey());
      if (field == null) {
        if (fields >= MOST) {
          continue;
        }
        fields++;
        field = new Field();
        into.within.put(each.getKey(), field);
      }
      field.filled++;
      if (value.isObject() && depth < DEEPEST) {
        count(value, field, depth + 1);
      }
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && value.textValue().isEmpty())
        || (value.isContainerNode() && value.isEmpty());
  }

  long records() {
    return records;
  }

  /** How often each field was filled, by its path; those that never were are left out. */
  Map<String, Long> filled() {
    Map<String, Long> all = new LinkedHashMap<>();
    collect(root, "", all);
    return all;
  }

  private static void collect(Field field, String path, Map<String, Long> all) {
    field.within.forEach(
        (name, within) -> {
          all.put(path + name, within.filled);
          collect(within, path + name + ".", all);
        });
  }
}
