package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** The tool's answer to a deep linking request, signed a moment ago, for this issuer. */
final class CanvasDeepLinks {

  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final Set<String> ASSIGNS =
      Set.of("assignment_selection", "course_assignments_menu", "module_index_menu_modal");
  private final CanvasSite site;
  private final Tools tools;
  private final Gradebook grades;

  CanvasDeepLinks(CanvasSite site, Tools tools, Gradebook grades) {
    this.site = site;
    this.tools = tools;
    this.grades = grades;
  }

  static String links(CanvasSite site) {
    return site.name() + "/lti-links";
  }

  Reply answer(Call call) {
    ObjectNode form = call.form();
    String[] state = form.path("data").asText("").split(" ");
    Optional<Tool> tool = tools.find(state[0]);
    Optional<Course> course =
        state.length == 3 ? site.world().read(() -> site.course(state[1])) : Optional.empty();
    if (tool.isEmpty() || course.isEmpty()) {
      return refused("data is invalid");
    }
    try {
      Jwt jwt = Jwt.parse(form.path("JWT").asText(""));
      String wrong = wrong(jwt, tool.get());
      return wrong != null
          ? refused(wrong)
          : placed(course.get(), tool.get(), state[2], jwt.claims().path(DL + "content_items"));
    } catch (IllegalArgumentException | IOException e) {
      return refused("JWT: " + e.getMessage());
    }
  }

  private @Nullable String wrong(Jwt jwt, Tool tool) throws IOException {
    long now = System.currentTimeMillis() / 1000;
    if (!jwt.claim("iss").equals(tool.clientId())) {
      return "iss must be the client_id";
    }
    if (!jwt.isFor(site.issuer())) {
      return "the 'aud' is invalid";
    }
    if (jwt.seconds("exp") < now) {
      return "the JWT has expired";
    }
    if (jwt.seconds("iat") < now - 300 || jwt.seconds("iat") > now + 30) {
      return "the 'iat' is too old or in the future";
    }
    if (jwt.claim("nonce").isEmpty()) {
      return "nonce is missing";
    }
    return tools.signed(tool, jwt) ? null : "JWS signature invalid.";
  }

  private static Reply refused(String message) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("errors").put("jwt", message);
    return Reply.json(400, Json.of(body));
  }

  private Reply placed(Course course, Tool tool, String placement, JsonNode items) {
    List<String> names = new ArrayList<>();
    site.world()
        .change(
            change -> {
              for (JsonNode item : items) {
                names.add(place(change, course, tool, placement, (ObjectNode) item));
              }
              return null;
            });
    StringBuilder list = new StringBuilder("<h1>Added</h1><ul>");
    names.forEach(name -> list.append("<li>").append(Html.escape(name)).append("</li>"));
    return Html.page(200, "Canvas", list.append("</ul>").toString());
  }

  private String place(
      World.Change change, Course course, Tool tool, String placement, ObjectNode item) {
    String id = String.valueOf(site.world().things().nextNumber());
    ObjectNode link = item.deepCopy().put("id", id).put("course", course.id());
    change.put(links(site), id, link);
    if (item.path("lineItem") instanceof ObjectNode wanted && ASSIGNS.contains(placement)) {
      ObjectNode line = wanted.deepCopy().put("resourceLinkId", site.opaque("link " + id));
      line.put("owned", true);
      if (!line.has("label")) {
        line.put("label", item.path("title").asText());
      }
      grades.create(change, course, tool.clientId(), line);
    }
    return id + ": " + link.path("title").asText();
  }
}
