package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;

/** A directory record as JSON, without what it does not say. */
public final class RecordJson {
  private RecordJson() {}

  public static ObjectNode of(Record record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(record);
        if (value != null) {
          json.put(component.getName(), value.toString());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record's own accessor", e);
      }
    }
    return json;
  }
}
