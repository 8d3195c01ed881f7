package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Bytes;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;
import org.learnwire.sandbox.state.World;

/**
 * Scores and results with the rules that were observed: whole seconds, and what empties a grade.
 */
final class MoodleScores {

  private static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
  private final World world;
  private final String site;
  private final Gradebook grades;

  MoodleScores(World world, String site, Gradebook grades) {
    this.world = world;
    this.site = site;
    this.grades = grades;
  }

  Reply answer(
      Call call, String what, Optional<Course> course, Optional<ObjectNode> item, Tokens tokens) {
    boolean post = what.equals("/scores") && call.method().equals("POST");
    if (post ? !MoodleServices.type(call).equals(SCORE) : !readable(call, what)) {
      return MoodleServices.noHandler(call);
    }
    if (tokens.of(call, List.of(post ? Scopes.SCORE : Scopes.RESULT_READ)) == null) {
      return MoodleLti.unauthorized(call);
    }
    if (item.isEmpty()) {
      return MoodleLti.refused(404, "Not Found", call);
    }
    return post
        ? score(MoodleServices.body(call), course.get(), item.get())
        : results(call, item.get());
  }

  private static boolean readable(Call call, String what) {
    return what.equals("/results")
        && call.method().equals("GET")
        && MoodleServices.accepts(call, RESULTS);
  }

  private Reply score(@Nullable ObjectNode score, Course course, ObjectNode item) {
    Instant at = score == null ? null : time(score.path("timestamp").asText(""));
    boolean given = score != null && score.has("scoreGiven");
    if (at == null || given && score.path("scoreMaximum").asDouble() <= 0) {
      return answered(400);
    }
    String user = score.path("userId").asText("");
    return world.change(
        change -> {
          if (!gradable(user, course)) {
            return answered(400);
          }
          Optional<ObjectNode> old = grades.result(item.path("id").asText(), user);
          // A timestamp of the future does not block later posts: the row's own time is kept.
          if (old.isPresent() && old.get().path("second").asLong() >= at.getEpochSecond()) {
            return answered(409);
          }
          grades.keep(change, course, item, result(score, item, user, at));
          return answered(200);
        });
  }

  private boolean gradable(String user, Course course) {
    return user.matches("\\d{1,9}")
        && world
            .company()
            .enrolment(Integer.parseInt(user), course.id())
            .filter(each -> each.status() != Enrolment.Status.GONE && !each.teacher())
            .isPresent();
  }

  private static ObjectNode result(ObjectNode score, ObjectNode item, String user, Instant at) {
    double max = item.path("scoreMaximum").asDouble();
    boolean full = score.path("gradingProgress").asText("").equals("FullyGraded");
    ObjectNode result = Json.MAPPER.createObjectNode().put("user", user).put("max", max);
    long now = Instant.now().getEpochSecond();
    result.put("second", Math.min(at.getEpochSecond(), now)).put("at", at.toString());
    if (full && score.has("scoreGiven")) {
      double scaled = score.path("scoreGiven").asDouble() / score.path("scoreMaximum").asDouble();
      result.put("score", Math.min(max, scaled * max));
    }
    if (score.has("comment")) {
      result.put("comment", score.path("comment").asText());
    }
    return result;
  }

  /** ISO 8601 in every spelling that was tried; without a zone it is taken as UTC. */
  private static @Nullable Instant time(String text) {
    String colon = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
    try {
      return OffsetDateTime.parse(colon).toInstant();
    } catch (DateTimeException e) {
      try {
        return LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .toInstant(ZoneOffset.UTC);
      } catch (DateTimeException none) {
        return null;
      }
    }
  }

  private Reply results(Call call, ObjectNode item) {
    String deployment = call.param("type_id");
    if (deployment != null && call.param("limit") != null) {
      return Html.page(404, "Error", "Call to a member function out() on null");
    }
    String itemUrl = MoodleServices.itemUrl(site, item, deployment == null ? "" : deployment);
    String user = call.param("user_id");
    List<ObjectNode> found =
        world.read(() -> grades.results(item.path("id").asText())).stream()
            .filter(kept -> user == null || kept.path("user").asText().equals(user))
            .toList();
    int limit = MoodleServices.number(call.param("limit"), 0);
    int from = MoodleServices.number(call.param("from"), 0);
    ArrayNode body = Json.MAPPER.createArrayNode();
    MoodleServices.page(found, from, limit).forEach(kept -> body.add(shown(kept, itemUrl)));
    Reply reply = Reply.of(200, RESULTS + "; charset=utf-8", Json.of(body).phpBytes());
    String self = site + "/mod/lti" + call.path() + "?limit=";
    return limit > 0
        ? reply.with("Link", MoodleServices.links(self, from, limit, found.size()))
        : reply;
  }

  private static ObjectNode shown(ObjectNode kept, String itemUrl) {
    String user = kept.path("user").asText();
    ObjectNode shown = Json.MAPPER.createObjectNode();
    shown.put("id", itemUrl.replace("/lineitem?", "/lineitem/results?") + "&user_id=" + user);
    shown.put("userId", user);
    if (kept.has("score")) {
      shown.set("resultScore", kept.get("score"));
      shown.set("resultMaximum", kept.get("max"));
    }
    if (kept.has("comment")) {
      shown.set("comment", kept.get("comment"));
    }
    String at = Instant.ofEpochSecond(kept.path("second").asLong()).toString();
    return shown.put("scoreOf", itemUrl).put("timestamp", at.replace("Z", "+00:00"));
  }

  private static Reply answered(int status) {
    return Reply.of(status, SCORE + "; charset=utf-8", Bytes.of(status == 200 ? "" : "[]"));
  }
}
