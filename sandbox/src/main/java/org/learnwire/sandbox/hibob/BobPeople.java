package org.learnwire.sandbox.hibob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** People search: the whole company in one answer, narrowed by id or address only. */
final class BobPeople {

  private static final Set<String> FILTERS = Set.of("root.id", "root.email");
  private final World world;

  BobPeople(World world) {
    this.world = world;
  }

  Reply search(JsonNode body) {
    for (JsonNode filter : body.path("filters")) {
      if (!FILTERS.contains(filter.path("fieldPath").asText())) {
        return HiBob.error(400, "filter", "Only root.id and root.email can be filtered by");
      }
    }
    ObjectNode all = Json.MAPPER.createObjectNode();
    var list = all.putArray("employees");
    boolean inactive = body.path("showInactive").asBoolean();
    world.read(
        () -> {
          for (Employee employee : world.company().employees()) {
            boolean there = inactive || employee.standing() != Employee.Standing.LEFT;
            if (there && meant(employee, body.path("filters"))) {
              list.add(shown(employee));
            }
          }
          return list;
        });
    return HiBob.json(all);
  }

  private static boolean meant(Employee employee, JsonNode filters) {
    return StreamSupport.stream(filters.spliterator(), false)
        .allMatch(
            filter -> {
              boolean byId = filter.path("fieldPath").asText().equals("root.id");
              String value = byId ? employee.id() : employee.email();
              return StreamSupport.stream(filter.path("values").spliterator(), false)
                  .anyMatch(each -> each.asText().equals(value));
            });
  }

  private ObjectNode shown(Employee employee) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", employee.id()).put("displayName", employee.displayName());
    json.put("firstName", employee.first()).put("surname", employee.last());
    json.put("email", employee.email());
    ObjectNode work = json.putObject("work");
    work.put("title", employee.title()).put("department", employee.team());
    work.put("site", employee.location()).put("employeeIdInCompany", employee.number());
    work.put("startDate", employee.hired().toString());
    if (employee.supervisor() != null) {
      work.putObject("reportsTo").put("id", employee.supervisor());
    }
    return json;
  }
}
