package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Names and roles: at most fifty a page, roles as full URIs, always active. */
final class CanvasMembers {

  private static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final String TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final int MOST = 50;
  private final CanvasSite site;

  CanvasMembers(CanvasSite site) {
    this.site = site;
  }

  Reply answer(Call call, Course course, Tool tool) {
    String privacy = tool.configuration().path(CanvasMessages.PRIVACY).asText("anonymous");
    List<ObjectNode> all = site.world().read(() -> members(course, call.param("role"), privacy));
    String limit = call.param("limit") == null ? call.param("per_page") : call.param("limit");
    int size = Math.min(MOST, MoodleServices.number(limit, MOST));
    int page = MoodleServices.number(call.param("page"), 1);
    String self = site.courseUrl(course.id()) + "/names_and_roles";
    ObjectNode body = Json.MAPPER.createObjectNode().put("id", self);
    body.putObject("context")
        .put("id", site.opaque("course " + course.id()).replace("-", ""))
        .put("label", course.shortname())
        .put("title", course.fullname());
    ArrayNode members = body.putArray("members");
    MoodleServices.page(all, (page - 1) * size, size).forEach(members::add);
    Reply reply = Reply.of(200, TYPE, Json.of(body).bytes());
    String next = "<" + self + "?page=" + (page + 1) + "&per_page=" + size + ">; rel=\"next\"";
    return page * size < all.size() ? reply.with("Link", next) : reply;
  }

  private List<ObjectNode> members(Course course, @Nullable String role, String privacy) {
    List<ObjectNode> members = new ArrayList<>();
    for (Enrolment each : site.world().company().enrolmentsIn(course.id()).values()) {
      String own = ROLE + (each.teacher() ? "Instructor" : "Learner");
      if (each.status() == Enrolment.Status.ACTIVE && (role == null || role.equals(own))) {
        Account person = site.world().company().account(each.account()).orElseThrow();
        members.add(member(person, own, privacy));
      }
    }
    return members;
  }

  private ObjectNode member(Account person, String role, String privacy) {
    ObjectNode member = Json.MAPPER.createObjectNode().put("status", "Active");
    if (privacy.equals("public") || privacy.equals("name_only")) {
      member.put("name", person.fullname()).put("given_name", person.first());
      member.put("family_name", person.last()).put("lis_person_sourcedid", person.idnumber());
    }
    if (privacy.equals("public") || privacy.equals("email_only")) {
      member.put("email", person.email());
    }
    member.put("user_id", site.subject(person.id()));
    member.put("lti11_legacy_user_id", site.opaque("legacy " + person.id()));
    member.putArray("roles").add(role);
    return member;
  }
}
