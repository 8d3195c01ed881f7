package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Line items; the rest is with {@link CanvasScores} and {@link CanvasMembers}. */
final class CanvasServices {

  private static final int PAGE = 10;
  private static final Pattern PATH =
      Pattern.compile(
          "/api/lti/courses/(\\d+)/(?:(names_and_roles)|line_items(?:/(\\d+)(/scores|/results)?)?)");
  private final CanvasSite site;
  private final Tools tools;
  private final Tokens tokens;
  private final Gradebook grades;
  private final CanvasScores scores;
  private final CanvasMembers members;

  CanvasServices(CanvasSite site, Tools tools, Tokens tokens, Gradebook grades) {
    this.site = site;
    this.tools = tools;
    this.tokens = tokens;
    this.grades = grades;
    this.scores = new CanvasScores(site, grades);
    this.members = new CanvasMembers(site);
  }

  Reply answer(Call call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      return notFound();
    }
    String what = path.group(2) != null ? path.group(2) : String.valueOf(path.group(4));
    Tokens.Grant grant = tokens.of(call, needed(call, what));
    if (grant == null) {
      return CanvasLti.refused(401, "unauthorized", "Missing access token");
    }
    Optional<Course> course = site.world().read(() -> site.course(path.group(1)));
    if (course.isEmpty()) {
      return notFound();
    }
    if (what.equals("names_and_roles")) {
      return members.answer(call, course.get(), tools.find(grant.clientId()).orElseThrow());
    }
    if (path.group(3) == null) {
      return call.method().equals("POST")
          ? create(call, course.get(), grant)
          : listed(call, course.get(), grant);
    }
    Optional<ObjectNode> item = site.world().read(() -> grades.item(course.get(), path.group(3)));
    if (item.isEmpty()) {
      return notFound();
    }
    if (path.group(4) != null) {
      return scores.answer(call, course.get(), item.get());
    }
    return one(call, course.get(), item.get());
  }

  private static List<String> needed(Call call, String what) {
    return switch (what) {
      case "names_and_roles" -> List.of(Scopes.MEMBERS);
      case "/scores" -> List.of(Scopes.SCORE);
      case "/results" -> List.of(Scopes.RESULT_READ);
      default ->
          call.method().equals("GET")
              ? List.of(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ)
              : List.of(Scopes.LINE_ITEM);
    };
  }

  private static Reply notFound() {
    return CanvasLti.refused(404, "not_found", "The specified resource does not exist.");
  }

  private Reply listed(Call call, Course course, Tokens.Grant grant) {
    List<ObjectNode> found = new ArrayList<>();
    for (ObjectNode item : site.world().read(() -> grades.items(course))) {
      boolean own = item.path("client").asText().equals(grant.clientId());
      if (own
          && fits(call, item, "tag", "tag")
          && fits(call, item, "resource_id", "resourceId")
          && fits(call, item, "resource_link_id", "resourceLinkId")) {
        found.add(shown(item, course));
      }
    }
    int limit = MoodleServices.number(call.param("limit"), PAGE);
    int page = MoodleServices.number(call.param("page"), 1);
    ArrayNode body = Json.MAPPER.createArrayNode();
    MoodleServices.page(found, (page - 1) * limit, limit).forEach(body::add);
    Reply reply = Reply.of(200, MoodleServices.LIST, Json.of(body).bytes());
    String self = site.courseUrl(course.id()) + "/line_items?limit=" + limit + "&page=";
    return page * limit < found.size()
        ? reply.with(
            "Link", "<" + self + (page + 1) + ">; rel=\"next\", <" + self + "1>; rel=\"first\"")
        : reply;
  }

  private static boolean fits(Call call, ObjectNode item, String param, String field) {
    String wanted = call.param(param);
    return wanted == null || item.path(field).asText("").equals(wanted);
  }

  private ObjectNode shown(ObjectNode item, Course course) {
    ObjectNode shown = item.deepCopy();
    shown.remove(List.of("course", "client", "owned"));
    return shown.put("id", site.courseUrl(course.id()) + "/line_items/" + item.path("id").asText());
  }

  /** Without a resource link a new assignment; one that Canvas does not know is not found. */
  private Reply create(Call call, Course course, Tokens.Grant grant) {
    ObjectNode wanted = MoodleServices.body(call);
    if (wanted == null || !wanted.has("label") || !wanted.has("scoreMaximum")) {
      return CanvasLti.refused(422, "unprocessable_entity", "label or scoreMaximum is missing");
    }
    if (wanted.has("resourceLinkId") && !linked(wanted.path("resourceLinkId").asText())) {
      return notFound();
    }
    ObjectNode made =
        site.world().change(change -> grades.create(change, course, grant.clientId(), wanted));
    return Reply.of(201, MoodleServices.ITEM, Json.of(shown(made, course)).bytes());
  }

  private boolean linked(String resourceLink) {
    return site.world()
        .read(
            () ->
                site.world().things().of(CanvasDeepLinks.links(site)).stream()
                    .anyMatch(
                        link ->
                            site.opaque("link " + link.path("id").asText()).equals(resourceLink)));
  }

  private Reply one(Call call, Course course, ObjectNode item) {
    return switch (call.method()) {
      case "GET" -> Reply.of(200, MoodleServices.ITEM, Json.of(shown(item, course)).bytes());
      case "DELETE" -> deleted(item);
      default -> replaced(call, course, item);
    };
  }

  private Reply deleted(ObjectNode item) {
    if (item.path("owned").asBoolean()) {
      return CanvasLti.refused(401, "unauthorized", "The line item belongs to an assignment");
    }
    site.world()
        .change(
            change -> {
              grades.delete(change, item);
              return null;
            });
    return Reply.empty(204);
  }

  private Reply replaced(Call call, Course course, ObjectNode item) {
    ObjectNode wanted = MoodleServices.body(call);
    if (wanted == null) {
      return CanvasLti.refused(422, "unprocessable_entity", "the body is not JSON");
    }
    ObjectNode kept = item.deepCopy();
    for (String name : List.of("label", "scoreMaximum", "resourceId", "tag")) {
      if (wanted.has(name)) {
        kept.set(name, wanted.get(name));
      }
    }
    site.world()
        .change(
            change -> {
              grades.replace(change, kept);
              return null;
            });
    return Reply.of(200, MoodleServices.ITEM, Json.of(shown(kept, course)).bytes());
  }
}
