package org.learnwire.sandbox.bamboohr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** Directory, field catalogue, one employee, and who changed since. */
final class EmployeeResource {

  private static final List<String> DIRECTORY =
      List.of(
          "displayName",
          "firstName",
          "lastName",
          "preferredName",
          "jobTitle",
          "workEmail",
          "department",
          "location",
          "division",
          "supervisor");

  private final World world;

  EmployeeResource(World world) {
    this.world = world;
  }

  ArrayNode fields() {
    ArrayNode list = Json.MAPPER.createArrayNode();
    int id = 0;
    for (String alias : EmployeeFields.aliases()) {
      id++;
      if (!trimmed().contains(alias)) {
        list.addObject()
            .put("id", id)
            .put("name", EmployeeFields.name(alias))
            .put("type", EmployeeFields.type(alias))
            .put("alias", alias);
      }
    }
    return list;
  }

  /** Without the inactive unless asked; 403 when the company does not share its directory. */
  ObjectNode directory(@Nullable String onlyCurrent) {
    if (!world.settings().on("bamboohr", "directory")) {
      throw new BambooFailure(403, "The employee directory is not shared");
    }
    ObjectNode all = Json.MAPPER.createObjectNode();
    ArrayNode fields = all.putArray("fields");
    DIRECTORY.stream()
        .filter(alias -> !trimmed().contains(alias))
        .forEach(
            alias ->
                fields
                    .addObject()
                    .put("id", alias)
                    .put("type", EmployeeFields.type(alias))
                    .put("name", EmployeeFields.name(alias)));
    ArrayNode employees = all.putArray("employees");
    for (Employee employee : company().employees()) {
      if ("false".equals(onlyCurrent) || employee.standing() != Employee.Standing.LEFT) {
        employees.add(employee(employee, DIRECTORY));
      }
    }
    return all;
  }

  /** Fields that are forbidden or unknown are left out without a word. */
  ObjectNode one(String id, @Nullable String fields) {
    String wanted = id.equals("0") ? company().employees().iterator().next().id() : id;
    Employee employee =
        company().employee(wanted).orElseThrow(() -> BambooFailure.notFound("Employee"));
    return employee(employee, fields == null ? List.of() : List.of(fields.split(",")));
  }

  private ObjectNode employee(Employee employee, List<String> aliases) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("id", employee.id());
    Set<String> trimmed = trimmed();
    for (String alias : aliases) {
      if (EmployeeFields.knows(alias) && !trimmed.contains(alias)) {
        json.put(alias, EmployeeFields.value(alias, employee, company()));
      }
    }
    return json;
  }

  /** Ids only, by id; {@code latest} is the cursor for the next time. */
  ObjectNode changed(@Nullable String since, @Nullable String type) {
    long from = second(since);
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("latest", EmployeeFields.time(Instant.now().getEpochSecond()));
    ObjectNode employees = all.putObject("employees");
    for (Employee employee : company().employees()) {
      String word = employee.change().name().toLowerCase(Locale.ROOT);
      // Not later than, but at or after: a change in the second of `latest` is not lost.
      if (employee.changed() >= from && (type == null || type.equalsIgnoreCase(word))) {
        employees
            .putObject(employee.id())
            .put("id", employee.id())
            .put("action", word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .put("lastChanged", EmployeeFields.time(employee.changed()));
      }
    }
    return all;
  }

  private static long second(@Nullable String since) {
    if (since == null) {
      throw BambooFailure.invalid("The since parameter is required");
    }
    try {
      // In a query that was not encoded the + of the zone arrives as a space.
      return OffsetDateTime.parse(since.replace(' ', '+')).toEpochSecond();
    } catch (DateTimeParseException e) {
      throw BambooFailure.invalid("The since parameter is not an ISO 8601 time: " + since);
    }
  }

  private Set<String> trimmed() {
    return world.settings().trimmedFields();
  }

  private Company company() {
    return world.company();
  }
}
