package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/** Names and roles, as Moodle lists them. */
final class MoodleMembers {

  private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private final World world;
  private final String site;
  private final Tokens tokens;

  MoodleMembers(World world, String site, Tokens tokens) {
    this.world = world;
    this.site = site;
    this.tokens = tokens;
  }

  Reply answer(Call call, String courseId) {
    if (tokens.of(call, List.of(Scopes.MEMBERS)) == null) {
      return MoodleLti.unauthorized(call);
    }
    Optional<Course> course = world.read(() -> world.company().course(Integer.parseInt(courseId)));
    if (course.isEmpty()) {
      return MoodleLti.refused(404, "Not Found", call);
    }
    List<ObjectNode> all = world.read(() -> members(course.get(), call.param("role")));
    int limit = MoodleServices.number(call.param("limit"), 0);
    int from = MoodleServices.number(call.param("from"), 0);
    String self = site + "/mod/lti" + call.path();
    ObjectNode body = Json.MAPPER.createObjectNode().put("id", self);
    body.putObject("context")
        .put("id", courseId)
        .put("label", course.get().shortname())
        .put("title", course.get().fullname());
    ArrayNode members = body.putArray("members");
    MoodleServices.page(all, from, limit).forEach(members::add);
    if (call.param("rlid") != null) {
      members.forEach(each -> message((ObjectNode) each));
    }
    Reply reply = Reply.of(200, MEMBERS + "; charset=utf-8", Json.of(body).phpBytes());
    return limit > 0 && from + limit < all.size()
        ? reply.with(
            "Link", "<" + self + "?limit=" + limit + "&from=" + (from + limit) + ">; rel=\"next\"")
        : reply;
  }

  /** Roles are short here, and a suspended enrolment is simply not there. */
  private List<ObjectNode> members(Course course, @Nullable String role) {
    List<ObjectNode> members = new ArrayList<>();
    for (Enrolment each : world.company().enrolmentsIn(course.id()).values()) {
      String own = each.teacher() ? "Instructor" : "Learner";
      if (each.status() == Enrolment.Status.ACTIVE && (role == null || role.endsWith(own))) {
        members.add(member(world.company().account(each.account()).orElseThrow(), own));
      }
    }
    return members;
  }

  private static ObjectNode member(Account person, String role) {
    ObjectNode member = Json.MAPPER.createObjectNode().put("status", "Active");
    member.putArray("roles").add(role);
    return member
        .put("user_id", String.valueOf(person.id()))
        .put("lis_person_sourcedid", person.idnumber())
        .put("name", person.fullname())
        .put("given_name", person.first())
        .put("family_name", person.last())
        .put("email", person.email())
        .put("ext_user_username", person.username());
  }

  /** What a launch of the link by this member would say: asked for by {@code rlid}. */
  private void message(ObjectNode member) {
    ObjectNode message = member.putArray("message").addObject();
    message.put("https://purl.imsglobal.org/spec/lti/claim/message_type", "LtiResourceLinkRequest");
    message
        .putObject("https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome")
        .put("lis_result_sourcedid", "{\"data\":{\"userid\":" + member.path("user_id") + "}}")
        .put("lis_outcome_service_url", site + "/mod/lti/service.php");
  }
}
