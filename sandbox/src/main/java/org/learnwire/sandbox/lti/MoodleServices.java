package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** services.php: line items; the rest is with {@link MoodleScores} and {@link MoodleMembers}. */
final class MoodleServices {

  static final String LIST = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";
  private static final Pattern COURSE_ITEMS = Pattern.compile("/services.php/(\\d+)/lineitems");
  private static final Pattern ONE =
      Pattern.compile("/services.php/(\\d+)/lineitems/(\\d+)/lineitem(/scores|/results)?");
  private static final Pattern MEMBERSHIPS =
      Pattern.compile("/services.php/CourseSection/(\\d+)/bindings/(\\w+)/memberships");

  private final World world;
  private final String site;
  private final Tokens tokens;
  private final Gradebook grades;
  private final MoodleScores scores;
  private final MoodleMembers members;

  MoodleServices(World world, String site, Tokens tokens, Gradebook grades) {
    this.world = world;
    this.site = site;
    this.tokens = tokens;
    this.grades = grades;
    this.scores = new MoodleScores(world, site, grades);
    this.members = new MoodleMembers(world, site, tokens);
  }

  static String itemUrl(String site, ObjectNode item, String deployment) {
    return site
        + "/mod/lti/services.php/"
        + item.path("course").asText()
        + "/lineitems/"
        + item.path("id").asText()
        + "/lineitem?type_id="
        + deployment;
  }

  Reply answer(Call call) {
    Matcher list = COURSE_ITEMS.matcher(call.path());
    if (list.matches()) {
      return items(call, list.group(1));
    }
    Matcher one = ONE.matcher(call.path());
    if (one.matches()) {
      return one(call, one);
    }
    Matcher members = MEMBERSHIPS.matcher(call.path());
    return members.matches() ? this.members.answer(call, members.group(1)) : noHandler(call);
  }

  private Reply items(Call call, String courseId) {
    boolean create = call.method().equals("POST");
    if (create ? !type(call).equals(ITEM) : !accepts(call, LIST)) {
      return noHandler(call);
    }
    List<String> needed =
        create ? List.of(Scopes.LINE_ITEM) : List.of(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);
    Tokens.Grant grant = tokens.of(call, needed);
    if (grant == null) {
      return MoodleLti.unauthorized(call);
    }
    Optional<Course> course = world.read(() -> world.company().course(Integer.parseInt(courseId)));
    if (course.isEmpty()) {
      return MoodleLti.refused(404, "Not Found: Course " + courseId + " doesn't exist", call);
    }
    return create ? create(call, course.get(), grant) : listed(call, course.get());
  }

  private Reply listed(Call call, Course course) {
    String deployment = deployment(call);
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode item : world.read(() -> grades.items(course))) {
      if (fits(call, item, "tag", "tag")
          && fits(call, item, "resource_id", "resourceId")
          && fits(call, item, "resource_link_id", "resourceLinkId")) {
        found.add(shown(item, deployment));
      }
    }
    int limit = number(call.param("limit"), 0);
    int from = number(call.param("from"), 0);
    List<ObjectNode> page = page(found, from, limit);
    ArrayNode body = Json.MAPPER.createArrayNode();
    page.forEach(body::add);
    Reply reply = Reply.of(200, LIST + "; charset=utf-8", Json.of(body).phpBytes());
    String self = site + "/mod/lti" + call.path() + "?type_id=" + deployment + "&amp;limit=";
    return limit > 0 ? reply.with("Link", links(self, from, limit, found.size())) : reply;
  }

  /**
   * All four relations, HTML-escaped and in curly quotes whose bytes are UTF-8, and a last page
   * behind the last one: as recorded.
   */
  static String links(String self, int from, int limit, int size) {
    Map<String, Integer> relations = new LinkedHashMap<>();
    relations.put("first", 0);
    relations.put("canonical", from);
    if (from + limit < size) {
      relations.put("next", from + limit);
    }
    relations.put("last", size / limit * limit);
    return relations.entrySet().stream()
        .map(
            each ->
                "<%s%d&amp;from=%d>; rel=\u00e2\u0080\u009c%s\u00e2\u0080\u009d"
                    .formatted(self, limit, each.getValue(), each.getKey()))
        .collect(Collectors.joining(", "));
  }

  static <T> List<T> page(List<T> all, int from, int limit) {
    int start = Math.min(from, all.size());
    return limit == 0 ? all : all.subList(start, Math.min(all.size(), start + limit));
  }

  private static boolean fits(Call call, ObjectNode item, String param, String field) {
    String wanted = call.param(param);
    return wanted == null || item.path(field).asText("").equals(wanted);
  }

  private ObjectNode shown(ObjectNode item, String deployment) {
    ObjectNode shown = Json.MAPPER.createObjectNode();
    shown.put("id", itemUrl(site, item, deployment));
    item.fields()
        .forEachRemaining(
            each -> {
              if (!List.of("id", "course", "client", "cmid").contains(each.getKey())) {
                shown.set(each.getKey(), each.getValue());
              }
            });
    if (item.has("cmid")) {
      shown.put("ltiLinkId", item.path("resourceLinkId").asText());
    }
    return shown;
  }

  private Reply create(Call call, Course course, Tokens.Grant grant) {
    ObjectNode wanted = body(call);
    if (wanted == null || !wanted.has("label") || wanted.path("scoreMaximum").asDouble() <= 0) {
      return MoodleLti.refused(400, "Bad Request: label and scoreMaximum", call);
    }
    ObjectNode made =
        world.change(change -> grades.create(change, course, grant.clientId(), wanted));
    wanted.put("id", itemUrl(site, made, deployment(call)));
    return Reply.of(201, ITEM + "; charset=utf-8", Json.of(wanted).phpBytes());
  }

  private Reply one(Call call, Matcher path) {
    Optional<Course> course =
        world.read(() -> world.company().course(Integer.parseInt(path.group(1))));
    Optional<ObjectNode> item =
        course.flatMap(c -> world.read(() -> grades.item(c, path.group(2))));
    if (path.group(3) != null) {
      return scores.answer(call, path.group(3), course, item, tokens);
    }
    boolean handled =
        switch (call.method()) {
          case "GET" -> accepts(call, ITEM);
          case "PUT" -> type(call).equals(ITEM);
          default -> call.method().equals("DELETE");
        };
    if (!handled) {
      return noHandler(call);
    }
    List<String> needed =
        call.method().equals("GET")
            ? List.of(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ)
            : List.of(Scopes.LINE_ITEM);
    if (tokens.of(call, needed) == null) {
      return MoodleLti.unauthorized(call);
    }
    if (item.isEmpty()) {
      String reason = "Not Found: Grade item " + path.group(2) + " doesn't exist";
      return MoodleLti.refused(404, reason, call);
    }
    return switch (call.method()) {
      case "GET" -> ok(shown(item.get(), deployment(call)));
      case "DELETE" -> {
        world.change(
            change -> {
              grades.delete(change, item.get());
              return null;
            });
        yield Reply.empty(204);
      }
      default -> replaced(call, item.get());
    };
  }

  private Reply replaced(Call call, ObjectNode item) {
    ObjectNode wanted = body(call);
    if (wanted == null) {
      return MoodleLti.refused(400, "Bad Request", call);
    }
    ObjectNode kept = wanted.deepCopy();
    kept.put("id", item.path("id").asText()).put("course", item.path("course").asInt());
    kept.put("client", item.path("client").asText());
    world.change(
        change -> {
          grades.replace(change, kept);
          return null;
        });
    return ok(wanted);
  }

  private Reply ok(ObjectNode item) {
    return Reply.of(200, ITEM + "; charset=utf-8", Json.of(item).phpBytes());
  }

  private static String deployment(Call call) {
    String type = call.param("type_id");
    return type == null ? "" : type;
  }

  static int number(@Nullable String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  /** Moodle knows one type exactly, or none at all; a star or a list finds no handler. */
  static boolean accepts(Call call, String type) {
    String accept = call.header("Accept");
    return accept.isEmpty() || accept.equals(type);
  }

  static String type(Call call) {
    return call.header("Content-Type").split(";")[0].trim();
  }

  static Reply noHandler(Call call) {
    String reason =
        "No handler found for "
            + call.path().substring("/services.php".length())
            + " "
            + call.header("Accept")
            + " "
            + call.header("Content-Type");
    return MoodleLti.refused(400, reason, call);
  }

  static @Nullable ObjectNode body(Call call) {
    try {
      return Json.MAPPER.readTree(call.body()) instanceof ObjectNode object ? object : null;
    } catch (IOException e) {
      return null;
    }
  }
}
