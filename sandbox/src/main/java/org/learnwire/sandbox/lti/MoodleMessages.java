package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** The claims of a launch, in Moodle's order and Moodle's words. */
final class MoodleMessages {

  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  /** Links that a tool placed by deep linking. */
  static final String LINKS = "moodle/lti-links";

  /** What a browser is on its way to; {@code link} is the resource link, or null. */
  record Asked(
      Tool tool,
      String type,
      String deployment,
      int user,
      int course,
      @Nullable ObjectNode link,
      String target) {}

  private final World world;
  private final String site;
  private final Gradebook grades;

  MoodleMessages(World world, String site, Gradebook grades) {
    this.world = world;
    this.site = site;
    this.grades = grades;
  }

  /** Empty when the course, the link or the person is not there. */
  Optional<Asked> asked(Tool tool, String type, ObjectNode form) {
    String id = form.path("id").asText("");
    ObjectNode link = type.equals("LtiDeepLinkingRequest") ? null : link(id);
    int course = link == null ? form.path("course").asInt() : link.path("course").asInt();
    int user = form.path("user").asInt();
    Company company = world.company();
    if (company.course(course).isEmpty() || company.account(user).isEmpty()) {
      return Optional.empty();
    }
    if (link == null && !type.equals("LtiDeepLinkingRequest")) {
      link = Json.MAPPER.createObjectNode().put("id", "1").put("title", "Learnwire");
    }
    String deployment = form.path("deployment").asText(tool.deployments().get(0));
    String target =
        link != null && link.has("url") ? link.path("url").asText() : tool.targetOf(type);
    return Optional.of(new Asked(tool, type, deployment, user, course, link, target));
  }

  private @Nullable ObjectNode link(String id) {
    Optional<ObjectNode> placed = world.things().find(LINKS, id);
    if (placed.isPresent() || !id.matches("\\d{1,9}")) {
      return placed.orElse(null);
    }
    return world
        .company()
        .place(Integer.parseInt(id))
        .map(
            place ->
                Json.MAPPER
                    .createObjectNode()
                    .put("id", String.valueOf(place.activity().instance()))
                    .put("title", place.activity().name())
                    .put("course", place.course().id()))
        .orElse(null);
  }

  ObjectNode claims(Asked asked, String nonce) {
    Account person = world.company().account(asked.user()).orElseThrow();
    Course course = world.company().course(asked.course()).orElseThrow();
    long now = System.currentTimeMillis() / 1000;
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("nonce", nonce).put("iat", now).put("exp", now + 60);
    claims.put("iss", site).put("aud", asked.tool().clientId());
    claims.put(CLAIM + "deployment_id", asked.deployment());
    claims.put(CLAIM + "target_link_uri", asked.target());
    claims.put("sub", String.valueOf(person.id()));
    claims
        .putObject(CLAIM + "lis")
        .put("person_sourcedid", person.idnumber())
        .put("course_section_sourcedid", course.idnumber());
    claims.putArray(CLAIM + "roles").add(ROLE + role(person.id(), course));
    ObjectNode context = claims.putObject(CLAIM + "context");
    context.put("id", String.valueOf(course.id())).put("label", course.shortname());
    context.put("title", course.fullname()).putArray("type").add("CourseSection");
    claims.put(CLAIM + "message_type", asked.type());
    if (asked.link() != null) {
      claims
          .putObject(CLAIM + "resource_link")
          .put("title", asked.link().path("title").asText())
          .put("description", asked.link().path("description").asText(""))
          .put("id", asked.link().path("id").asText());
    }
    claims.put("given_name", person.first()).put("family_name", person.last());
    claims.put("name", person.fullname());
    claims.putObject(CLAIM + "ext").put("user_username", person.username()).put("lms", "moodle-2");
    claims.put("email", person.email());
    presentation(claims, asked);
    platform(claims);
    claims.put(CLAIM + "version", "1.3.0");
    claims.set(CLAIM + "custom", custom(asked, person, course));
    services(claims, asked, course);
    return claims;
  }

  private String role(int user, Course course) {
    return world
            .company()
            .enrolment(user, course.id())
            .map(Enrolment::teacher)
            .orElse(course.teachers().contains(user))
        ? "Instructor"
        : "Learner";
  }

  private void presentation(ObjectNode claims, Asked asked) {
    ObjectNode shown = claims.putObject(CLAIM + "launch_presentation").put("locale", "en");
    if (asked.link() != null) {
      shown.put("document_target", "iframe");
      shown.put(
          "return_url",
          site + "/mod/lti/return.php?course=" + asked.course() + "&launch_container=3&sesskey=x");
    }
  }

  private static void platform(ObjectNode claims) {
    claims
        .putObject(CLAIM + "tool_platform")
        .put("product_family_code", "moodle")
        .put("version", "2024100705.01")
        .put("guid", "4809545aff8a1e89622aeb9975dd7ff0")
        .put("name", "sandbox")
        .put("description", "Sandbox Moodle");
  }

  /** Known variables are filled in, unknown ones arrive as they were written. */
  private ObjectNode custom(Asked asked, Account person, Course course) {
    Map<String, String> known =
        Map.of(
            "$Person.sourcedId", person.idnumber(),
            "$CourseSection.sourcedId", course.idnumber(),
            "$Context.id.history", "",
            "$User.id", String.valueOf(person.id()));
    ObjectNode custom = Json.MAPPER.createObjectNode();
    fill(custom, asked.tool().configuration().path("custom_parameters"), known);
    if (asked.link() != null) {
      fill(custom, asked.link().path("custom"), known);
    }
    return custom.put("context_memberships_url", memberships(asked));
  }

  private static void fill(ObjectNode custom, JsonNode wanted, Map<String, String> known) {
    wanted
        .fields()
        .forEachRemaining(
            each -> {
              String text = each.getValue().asText();
              custom.put(each.getKey(), known.getOrDefault(text, text));
            });
  }

  private String memberships(Asked asked) {
    return site
        + "/mod/lti/services.php/CourseSection/"
        + asked.course()
        + "/bindings/"
        + asked.deployment()
        + "/memberships";
  }

  private void services(ObjectNode claims, Asked asked, Course course) {
    if (asked.tool().may(Scopes.GRADES)) {
      ObjectNode endpoint =
          claims.putObject("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");
      ArrayNode scope = endpoint.putArray("scope");
      Scopes.GRADES.stream().filter(asked.tool().granted()::contains).forEach(scope::add);
      String items = site + "/mod/lti/services.php/" + course.id() + "/lineitems";
      endpoint.put("lineitems", items + "?type_id=" + asked.deployment());
      if (asked.link() != null) {
        String link = asked.link().path("id").asText();
        grades.items(course).stream()
            .filter(item -> item.path("resourceLinkId").asText().equals(link))
            .findFirst()
            .ifPresent(
                item ->
                    endpoint.put(
                        "lineitem", MoodleServices.itemUrl(site, item, asked.deployment())));
      }
    }
    if (asked.tool().may(List.of(Scopes.MEMBERS))) {
      claims
          .putObject("https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice")
          .put("context_memberships_url", memberships(asked))
          .putArray("service_versions")
          .add("1.0")
          .add("2.0");
    }
    if (asked.type().equals("LtiDeepLinkingRequest")) {
      settings(claims, asked);
    }
  }

  private void settings(ObjectNode claims, Asked asked) {
    ObjectNode settings =
        claims.putObject("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
    settings.putArray("accept_types").add("ltiResourceLink");
    settings
        .putArray("accept_presentation_document_targets")
        .add("frame")
        .add("iframe")
        .add("window");
    settings.put("accept_copy_advice", false).put("accept_multiple", true);
    settings.put("accept_unsigned", false).put("auto_create", false).put("can_confirm", false);
    settings.put(
        "deep_link_return_url",
        site
            + "/mod/lti/contentitem_return.php?course="
            + asked.course()
            + "&id="
            + asked.deployment()
            + "&sesskey=sandbox");
    settings.put("title", asked.tool().kept().path("client_name").asText()).put("text", "");
  }
}
