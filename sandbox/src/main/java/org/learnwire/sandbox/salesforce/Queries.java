package org.learnwire.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/**
 * As much of SOQL as a reader of lists needs: {@code SELECT fields FROM object}, of whose
 * conditions only {@code SystemModstamp >= instant} and one {@code Field = 'text'} are looked at.
 */
final class Queries {

  private static final Pattern SOQL =
      Pattern.compile("SELECT (?<fields>.+?) FROM (?<object>\\w+)(?<rest>.*)", Pattern.DOTALL);
  private static final Pattern SINCE = Pattern.compile("SystemModstamp >= (\\S+)");
  private static final Pattern EQUAL = Pattern.compile("(\\w+) = '([^']*)'");
  private final World world;

  Queries(World world) {
    this.world = world;
  }

  Reply answer(String soql) {
    Matcher query = SOQL.matcher(soql);
    if (!query.matches()) {
      return Salesforce.error(400, "MALFORMED_QUERY", "unexpected token: " + soql);
    }
    String object = query.group("object");
    List<ObjectNode> records =
        world.read(() -> object.equals("User") ? users() : things("salesforce/" + object));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ArrayNode shown = Json.MAPPER.createArrayNode();
    for (ObjectNode record : records) {
      if (meant(record, query.group("rest"))) {
        shown.add(only(record, query.group("fields")));
      }
    }
    answer.put("totalSize", shown.size()).put("done", true).set("records", shown);
    return Reply.json(200, Json.of(answer));
  }

  private List<ObjectNode> things(String collection) {
    return List.copyOf(world.things().of(collection));
  }

  private List<ObjectNode> users() {
    return world.company().employees().stream().map(Queries::user).toList();
  }

  private static ObjectNode user(Employee employee) {
    return Json.MAPPER
        .createObjectNode()
        .put("Id", "005" + "0".repeat(12 - employee.id().length()) + employee.id())
        .put("Username", employee.email())
        .put("Email", employee.email())
        .put("EmployeeNumber", employee.number())
        .put("Name", employee.displayName())
        .put("IsActive", employee.standing() != Employee.Standing.LEFT)
        .put("UserType", "Standard")
        .put("SystemModstamp", stamp(employee.changed()));
  }

  static String stamp(long second) {
    return Instant.ofEpochSecond(second).toString().replace("Z", ".000+0000");
  }

  private static boolean meant(ObjectNode record, String rest) {
    Matcher since = SINCE.matcher(rest);
    if (since.find() && record.has("SystemModstamp")) {
      String stamp = record.path("SystemModstamp").asText().replace(".000+0000", "Z");
      if (Instant.parse(stamp).isBefore(Instant.parse(since.group(1)))) {
        return false;
      }
    }
    Matcher equal = EQUAL.matcher(rest);
    return !equal.find() || record.path(equal.group(1)).asText().equals(equal.group(2));
  }

  private static ObjectNode only(ObjectNode record, String fields) {
    ObjectNode shown = Json.MAPPER.createObjectNode();
    for (String field : fields.split("\\s*,\\s*")) {
      shown.set(field, record.path(field).isMissingNode() ? null : record.path(field));
    }
    return shown;
  }
}
