package org.learnwire.sandbox.docebo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Employee;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Fault;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Rate;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.http.Service;
import org.learnwire.sandbox.state.World;

/** The pretended Docebo: what the company learns, as another academy tells it. */
public final class Docebo implements Service {
  public static final String CLIENT = "sandbox-docebo-client";
  public static final String SECRET = "sandbox-docebo-secret";

  private static final String TOKEN = "sandbox-docebo-token";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final World world;
  private final Rate rate = new Rate();

  public Docebo(World world) {
    this.world = world;
  }

  @Override
  public String system() {
    return "docebo";
  }

  @Override
  public Reply answer(Call call) {
    if (call.path().equals("/oauth2/token")) {
      return token(call.form());
    }
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return error(401, "Unauthorized");
    }
    if (rate.exceeded(world.settings().perSecond("docebo"))) {
      return error(429, "Too many requests");
    }
    return switch (call.method() + " " + call.path()) {
      case "GET /manage/v1/user/session" ->
          Reply.json(200, Json.of(Json.MAPPER.createObjectNode()));
      case "GET /manage/v1/user" -> page(call, world.read(this::people));
      case "GET /learn/v1/courses" -> page(call, world.read(this::courses));
      case "GET /learn/v1/enrollments" ->
          page(
              call,
              world.read(
                  () -> enrolments(call.form().at("/status/0").asText().equals("completed"))));
      default -> error(404, "Not found");
    };
  }

  private static Reply token(ObjectNode form) {
    ObjectNode answer = Json.MAPPER.createObjectNode();
    return form.path("client_id").asText().equals(CLIENT)
            && form.path("client_secret").asText().equals(SECRET)
        ? Reply.json(
            200,
            Json.of(
                answer
                    .put("access_token", TOKEN)
                    .put("token_type", "Bearer")
                    .put("expires_in", 3600)))
        : Reply.json(400, Json.of(answer.put("error", "invalid_client")));
  }

  private List<ObjectNode> people() {
    List<ObjectNode> people = new ArrayList<>();
    for (Employee employee : world.company().employees()) {
      people.add(
          Json.MAPPER
              .createObjectNode()
              .put("user_id", Integer.parseInt(employee.id()))
              .put("username", employee.email())
              .put("first_name", employee.first())
              .put("last_name", employee.last())
              .put("email", employee.email())
              .put("status", employee.standing() == Employee.Standing.LEFT ? 0 : 1));
    }
    return people;
  }

  private List<ObjectNode> courses() {
    List<ObjectNode> courses = new ArrayList<>();
    for (Course course : world.company().courses()) {
      courses.add(
          Json.MAPPER
              .createObjectNode()
              .put("id_course", course.id())
              .put("name", course.fullname())
              .put("course_type", "elearning"));
    }
    return courses;
  }

  private List<ObjectNode> enrolments(boolean completed) {
    List<ObjectNode> shown = new ArrayList<>();
    for (Employee employee : world.company().employees()) {
      for (Account account : world.company().accountsOf(employee)) {
        for (Enrolment enrolment : world.company().enrolmentsOf(account.id()).values()) {
          if (!completed || enrolment.completedAt() > 0) {
            shown.add(shown(employee, enrolment));
          }
        }
      }
    }
    return shown;
  }

  private ObjectNode shown(Employee employee, Enrolment enrolment) {
    boolean done = enrolment.completedAt() > 0;
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("id", enrolment.course())
            .put("user_id", Integer.parseInt(employee.id()))
            .put("type", "elearning")
            .put("level", enrolment.teacher() ? "instructor" : "learner")
            .put("status", done ? "completed" : "in_progress")
            .put(
                "course_complete_date",
                done ? TIME.format(Instant.ofEpochSecond(enrolment.completedAt())) : null);
    world.company().course(enrolment.course()).ifPresent(c -> node.put("name", c.fullname()));
    return node;
  }

  private static Reply page(Call call, List<ObjectNode> all) {
    int page = number(call.param("page"), 1);
    int size = number(call.param("page_size"), 20);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    ObjectNode data = answer.putObject("data");
    ArrayNode items = data.putArray("items");
    all.stream().skip((page - 1L) * size).limit(size).forEach(items::add);
    data.put("count", items.size())
        .put("has_more_data", (long) page * size < all.size())
        .put("current_page", page)
        .put("current_page_size", size);
    return Reply.json(200, Json.of(answer));
  }

  private static int number(String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private static Reply error(int status, String message) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("name", "Error").put("status", status);
    body.putArray("message").add(message);
    return Reply.json(status, Json.of(body));
  }

  @Override
  public Reply refusal(Fault fault) {
    return switch (fault.kind()) {
      case BADTOKEN -> error(401, "Unauthorized");
      case THROTTLE -> error(429, "Too many requests");
      default -> error(fault.status(), "Refused by the sandbox");
    };
  }
}
