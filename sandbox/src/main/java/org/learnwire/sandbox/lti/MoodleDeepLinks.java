package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/**
 * The tool's answer to a deep linking request. Moodle fills its form and a teacher saves it; here
 * the form is saved at once, and the page names what was placed.
 */
final class MoodleDeepLinks {

  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private final World world;
  private final String site;
  private final Tools tools;
  private final Gradebook grades;

  MoodleDeepLinks(World world, String site, Tools tools, Gradebook grades) {
    this.world = world;
    this.site = site;
    this.tools = tools;
    this.grades = grades;
  }

  Reply answer(Call call) {
    ObjectNode form = call.form();
    Optional<Course> course = world.read(() -> world.company().course(form.path("course").asInt()));
    try {
      Jwt jwt = Jwt.parse(form.path("JWT").asText(""));
      Optional<Tool> tool = tools.find(jwt.claim("iss"));
      boolean fits = tool.isPresent() && course.isPresent() && tools.signed(tool.get(), jwt);
      boolean fresh = jwt.seconds("exp") >= System.currentTimeMillis() / 1000;
      if (!fits || !fresh || !jwt.isFor(site) || jwt.claim("nonce").isEmpty()) {
        return MoodleLti.invalid();
      }
      return placed(course.get(), tool.get(), jwt.claims().path(DL + "content_items"));
    } catch (IllegalArgumentException | IOException e) {
      return MoodleLti.invalid();
    }
  }

  private Reply placed(Course course, Tool tool, JsonNode items) {
    List<String> names = new ArrayList<>();
    world.change(
        change -> {
          for (JsonNode item : items) {
            if (item.path("type").asText().equals("ltiResourceLink")) {
              names.add(place(change, course, tool, (ObjectNode) item));
            }
          }
          return null;
        });
    StringBuilder list = new StringBuilder("<h1>Selected</h1><ul>");
    names.forEach(name -> list.append("<li>").append(Html.escape(name)).append("</li>"));
    return Html.page(200, "External tool", list.append("</ul>").toString());
  }

  private String place(World.Change change, Course course, Tool tool, ObjectNode item) {
    ObjectNode link = Json.MAPPER.createObjectNode();
    link.put("id", String.valueOf(world.things().nextNumber())).put("course", course.id());
    link.put("title", item.path("title").asText());
    link.put("description", flat(item.path("text").asText("")));
    if (item.has("url")) {
      link.put("url", item.path("url").asText());
    }
    link.set("custom", item.path("custom"));
    String id = link.path("id").asText();
    change.put(MoodleMessages.LINKS, id, link);
    if (item.path("lineItem") instanceof ObjectNode wanted) {
      ObjectNode line = wanted.deepCopy().put("resourceLinkId", id);
      grades.create(change, course, tool.clientId(), line);
    }
    return id + ": " + link.path("title").asText();
  }

  /** Moodle flattens HTML, and shouts what was bold. */
  private static String flat(String html) {
    StringBuilder text = new StringBuilder();
    boolean bold = false;
    for (String part : html.split("(?=<)|(?<=>)")) {
      if (part.startsWith("<")) {
        bold = part.equals("<b>") || bold && !part.equals("</b>");
      } else {
        text.append(bold ? part.toUpperCase(Locale.ROOT) : part);
      }
    }
    return text.toString();
  }
}
