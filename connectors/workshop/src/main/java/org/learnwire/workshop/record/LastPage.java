package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.ListCall;
import org.learnwire.kit.manifest.StreamSpec;

/** Makes the last page of one that names a next: or a recording would go on for a whole tenant. */
record LastPage(List<FieldPath> marks) {

  /** With whatever paths the stream's paging reads in an answer. */
  static LastPage of(StreamSpec stream) {
    List<FieldPath> marks = new ArrayList<>();
    Stream.of(stream.list(), stream.sweep())
        .filter(list -> list != null)
        .map(ListCall::paging)
        .forEach(
            paging -> {
              for (RecordComponent each : paging.getClass().getRecordComponents()) {
                if (each.getType().equals(FieldPath.class)) {
                  marks.add(path(paging, each));
                }
              }
            });
    return new LastPage(marks);
  }

  boolean names(JsonNode body, Map<String, String> headers) {
    return headers.containsKey("Link")
        || marks.stream().anyMatch(mark -> mark.text(body).filter(t -> !t.isBlank()).isPresent());
  }

  void make(JsonNode body, Map<String, String> headers) {
    headers.remove("Link");
    for (FieldPath mark : marks) {
      List<String> steps = mark.steps();
      JsonNode parent = body;
      for (String step : steps.subList(0, steps.size() - 1)) {
        parent = parent.path(step);
      }
      if (parent instanceof ObjectNode object) {
        object.remove(steps.get(steps.size() - 1));
      }
    }
  }

  private static FieldPath path(Object paging, RecordComponent component) {
    try {
      return (FieldPath) component.getAccessor().invoke(paging);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's own accessor", e);
    }
  }
}
