package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** Training types, one for each course of the company, and the records of an employee. */
final class TrainingResource {

  private static final String RECORDS = "bamboohr/training";
  private final World world;

  TrainingResource(World world) {
    this.world = world;
  }

  ObjectNode types() {
    ObjectNode all = Json.MAPPER.createObjectNode();
    for (Course course : world.company().courses()) {
      all.putObject(String.valueOf(course.id()))
          .put("id", course.id())
          .put("name", course.fullname())
          .put("renewable", false)
          .put("required", false)
          .put("allowEmployeesToMarkComplete", false);
    }
    return all;
  }

  /** A map by id, or an empty list: the vendor's own oddity. */
  JsonNode records(String employee) {
    ObjectNode map = Json.MAPPER.createObjectNode();
    List<ObjectNode> own =
        world.things().of(RECORDS).stream()
            .filter(each -> each.path("employeeId").asText().equals(employee))
            .toList();
    own.forEach(each -> map.set(each.path("id").asText(), each));
    return own.isEmpty() ? Json.MAPPER.createArrayNode() : map;
  }

  Reply add(String employee, Call call) {
    ObjectNode body = BambooHr.body(call);
    if (!types().has(body.path("type").asText())) {
      throw BambooFailure.invalid("Unknown training type");
    }
    try {
      LocalDate.parse(body.path("completed").asText());
    } catch (DateTimeException e) {
      throw BambooFailure.invalid("completed must be a date");
    }
    return world.change(
        change -> {
          String id = String.valueOf(world.things().nextNumber());
          ObjectNode kept = body.deepCopy().put("id", Integer.parseInt(id));
          kept.put("employeeId", employee).put("type", body.path("type").asText());
          change.put(RECORDS, id, kept);
          return Reply.json(201, Json.of(kept));
        });
  }
}
