package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Json;

/** The claims of a launch, all but the nonce, as they are made when the login begins. */
final class CanvasMessages {

  private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";
  static final String PRIVACY = "https://canvas.instructure.com/lti/privacy_level";
  private static final Set<String> NO_COURSE =
      Set.of("account_navigation", "user_navigation", "global_navigation");

  /** What a browser is on its way to; without a person it is an anonymous visitor. */
  record Asked(
      Tool tool,
      String type,
      String placement,
      String deployment,
      @Nullable Account person,
      Course course,
      @Nullable ObjectNode link,
      String target,
      String privacy,
      String institution,
      int age) {}

  private final CanvasSite site;
  private final Gradebook grades;

  CanvasMessages(CanvasSite site, Gradebook grades) {
    this.site = site;
    this.grades = grades;
  }

  /** Empty when the course, the link or the person is not there. */
  Optional<Asked> asked(Tool tool, ObjectNode form) {
    Optional<Course> course = site.course(form.path("course").asText(""));
    String user = form.path("user").asText("");
    Optional<Account> person = site.person(user);
    String linkId = form.path("link").asText("");
    Optional<ObjectNode> link = site.world().things().find(CanvasDeepLinks.links(site), linkId);
    if (course.isEmpty() || !user.isEmpty() && person.isEmpty()) {
      return Optional.empty();
    }
    if (!linkId.isEmpty() && link.isEmpty() || tool.deployments().isEmpty()) {
      return Optional.empty();
    }
    String type = form.path("message").asText("LtiResourceLinkRequest");
    String target = link.map(each -> each.path("url").asText("")).orElse("");
    return Optional.of(
        new Asked(
            tool,
            type,
            form.path("placement")
                .asText(link.isPresent() ? "link_selection" : "course_navigation"),
            form.path("deployment").asText(tool.deployments().get(0)),
            person.orElse(null),
            course.get(),
            link.orElse(null),
            target.isEmpty() ? tool.targetOf(type) : target,
            form.path("privacy").asText(tool.configuration().path(PRIVACY).asText("anonymous")),
            form.path("institution").asText("Student"),
            form.path("age").asInt(0)));
  }

  ObjectNode claims(Asked asked) {
    long made = System.currentTimeMillis() / 1000 - asked.age();
    boolean inCourse = !NO_COURSE.contains(asked.placement());
    String client = asked.tool().clientId();
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("iss", site.issuer()).put("aud", client).put("azp", client);
    claims.put("iat", made).put("exp", made + 3600);
    claims.put(CLAIM + "deployment_id", asked.deployment());
    claims.put(CLAIM + "message_type", asked.type()).put(CLAIM + "version", "1.3.0");
    claims.put(CLAIM + "target_link_uri", asked.target());
    context(claims, asked, inCourse);
    ArrayNode roles = claims.putArray(CLAIM + "roles");
    roles(asked).forEach(roles::add);
    person(claims, asked);
    claims
        .putObject(CLAIM + "tool_platform")
        .put("guid", site.opaque("guid").replace("-", "") + ":canvas-lms")
        .put("name", site.name())
        .put("version", "cloud")
        .put("product_family_code", "canvas");
    claims
        .putObject(CLAIM + "launch_presentation")
        .put("document_target", "iframe")
        .put("return_url", site.school() + "/success/external_tool_redirect")
        .put("locale", "en")
        .put("height", 400)
        .put("width", 800);
    claims.set(CLAIM + "custom", custom(asked));
    claims.put("locale", "en");
    if (inCourse) {
      services(claims, asked);
    }
    claims.put("https://www.instructure.com/placement", asked.placement());
    claims.putObject("errors").putObject("errors");
    return claims;
  }

  private void context(ObjectNode claims, Asked asked, boolean inCourse) {
    String id =
        site.opaque(inCourse ? "course " + asked.course().id() : "account").replace("-", "");
    String title = inCourse ? asked.course().fullname() : "Test University";
    if (asked.type().equals("LtiResourceLinkRequest")) {
      ObjectNode link = claims.putObject(CLAIM + "resource_link");
      if (asked.link() == null) {
        link.put("id", id).put("title", title);
      } else {
        link.put("id", site.opaque("link " + asked.link().path("id").asText()));
        link.put("title", asked.link().path("title").asText());
        link.put("description", asked.link().path("text").asText(""));
      }
    }
    ObjectNode context = claims.putObject(CLAIM + "context").put("id", id);
    context.put("label", inCourse ? asked.course().shortname() : "").put("title", title);
    context
        .putArray("type")
        .add(inCourse ? "http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering" : "Account");
  }

  /**
   * Course roles and those of the whole account together, sorted: who learns here may teach there.
   */
  private Set<String> roles(Asked asked) {
    Set<String> roles = new TreeSet<>();
    if (asked.person() == null) {
      roles.add(VOCABULARY + "system/person#None");
      return roles;
    }
    roles.add(VOCABULARY + "system/person#User");
    roles.add(VOCABULARY + "institution/person#" + asked.institution());
    for (Enrolment each : site.world().company().enrolmentsOf(asked.person().id()).values()) {
      String role = each.teacher() ? "Instructor" : "Learner";
      if (each.course() == asked.course().id() && !NO_COURSE.contains(asked.placement())) {
        roles.add(VOCABULARY + "membership#" + role);
      }
    }
    return roles;
  }

  private void person(ObjectNode claims, Asked asked) {
    if (asked.person() == null) {
      return;
    }
    Account person = asked.person();
    claims.put("sub", site.subject(person.id()));
    claims.put(CLAIM + "lti11_legacy_user_id", site.opaque("legacy " + person.id()));
    ObjectNode lis = claims.putObject(CLAIM + "lis");
    lis.put("course_offering_sourcedid", asked.course().idnumber());
    if (asked.privacy().equals("public") || asked.privacy().equals("name_only")) {
      claims.put("name", person.fullname()).put("given_name", person.first());
      claims.put("family_name", person.last());
      // Without a value the variable arrives as its own text.
      boolean numbered = !person.idnumber().isEmpty();
      lis.put("person_sourcedid", numbered ? person.idnumber() : "$Person.sourcedId");
    }
    if (asked.privacy().equals("public") || asked.privacy().equals("email_only")) {
      claims.put("email", person.email());
    }
  }

  private ObjectNode custom(Asked asked) {
    Map<String, String> known = new HashMap<>();
    known.put("$Canvas.course.id", String.valueOf(asked.course().id()));
    known.put("$Canvas.course.sisSourceId", asked.course().idnumber());
    known.put("$Canvas.api.domain", site.domain());
    if (asked.person() != null) {
      known.put("$Canvas.user.id", String.valueOf(asked.person().id()));
      known.put("$Canvas.user.sisSourceId", asked.person().idnumber());
      known.put("$Person.sourcedId", asked.person().idnumber());
      known.put("$Person.email.primary", asked.person().email());
    }
    known.values().removeIf(String::isEmpty);
    ObjectNode custom = Json.MAPPER.createObjectNode();
    fill(custom, asked.tool().configuration().path("custom_parameters"), known);
    for (JsonNode message : asked.tool().configuration().path("messages")) {
      for (String placement : Tool.texts(message.path("placements"))) {
        if (placement.endsWith(asked.placement())) {
          fill(custom, message.path("custom_parameters"), known);
        }
      }
    }
    if (asked.link() != null) {
      fill(custom, asked.link().path("custom"), known);
    }
    return custom;
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

  private void services(ObjectNode claims, Asked asked) {
    String course = site.courseUrl(asked.course().id());
    if (asked.tool().may(Scopes.GRADES)) {
      ObjectNode endpoint =
          claims.putObject("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");
      ArrayNode scope = endpoint.putArray("scope");
      Scopes.GRADES.stream().filter(asked.tool().granted()::contains).forEach(scope::add);
      endpoint.put("lineitems", course + "/line_items");
      if (asked.link() != null) {
        String link = site.opaque("link " + asked.link().path("id").asText());
        grades.items(asked.course()).stream()
            .filter(item -> item.path("resourceLinkId").asText().equals(link))
            .findFirst()
            .ifPresent(
                item ->
                    endpoint.put("lineitem", course + "/line_items/" + item.path("id").asText()));
      }
    }
    if (asked.tool().may(List.of(Scopes.MEMBERS))) {
      claims
          .putObject("https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice")
          .put("context_memberships_url", course + "/names_and_roles")
          .putArray("service_versions")
          .add("2.0");
    }
    if (asked.type().equals("LtiDeepLinkingRequest")) {
      settings(claims, asked);
    }
  }

  /** There is no data claim: the state rides in the return address. */
  private void settings(ObjectNode claims, Asked asked) {
    String state = asked.tool().clientId() + " " + asked.course().id() + " " + asked.placement();
    ObjectNode settings =
        claims.putObject("https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings");
    settings.put(
        "deep_link_return_url",
        site.school()
            + "/deep_linking_response?modal=true&data="
            + URLEncoder.encode(state, StandardCharsets.UTF_8));
    settings.putArray("accept_types").add("ltiResourceLink");
    settings.putArray("accept_presentation_document_targets").add("iframe").add("window");
    settings.put("accept_media_types", "application/vnd.ims.lti.v1.ltilink");
    settings.put("auto_create", asked.placement().startsWith("module_"));
    boolean one =
        Set.of("assignment_selection", "submission_type_selection").contains(asked.placement());
    settings.put("accept_multiple", !one).put("accept_unsigned", false);
  }
}
