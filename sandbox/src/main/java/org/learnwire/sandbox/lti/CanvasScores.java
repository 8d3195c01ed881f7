package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.company.Account;
import org.learnwire.sandbox.company.Course;
import org.learnwire.sandbox.company.Enrolment;
import org.learnwire.sandbox.http.Call;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.http.Reply;

/** Scores as Canvas takes them: attempts, comments, and what empties a grade. */
final class CanvasScores {

  private static final String EXTENSION = "https://canvas.instructure.com/lti/submission";
  private static final Set<String> COUNTS = Set.of("FullyGraded", "PendingManual");
  private final CanvasSite site;
  private final Gradebook grades;

  CanvasScores(CanvasSite site, Gradebook grades) {
    this.site = site;
    this.grades = grades;
  }

  Reply answer(Call call, Course course, ObjectNode item) {
    if (call.method().equals("GET")) {
      return results(call, course, item);
    }
    ObjectNode score = MoodleServices.body(call);
    Instant at = score == null ? null : time(score.path("timestamp").asText(""));
    if (at == null) {
      return CanvasLti.refused(400, "bad_request", "Provided timestamp is not valid");
    }
    boolean given = score.has("scoreGiven");
    boolean below = score.path("scoreGiven").asDouble(0) < 0;
    if (given && (below || score.path("scoreMaximum").asDouble(0) <= 0)) {
      return CanvasLti.refused(422, "unprocessable_entity", "ScoreMaximum must be greater than 0");
    }
    Instant submitted = time(submitted(score));
    if (submitted != null && submitted.isAfter(Instant.now().plusSeconds(60))) {
      return CanvasLti.refused(
          400, "bad_request", "Provided submitted_at timestamp is in the future");
    }
    return site.world().change(change -> posted(change, course, item, score, at));
  }

  private static String submitted(ObjectNode score) {
    String standard = score.path("submission").path("submittedAt").asText("");
    return standard.isEmpty() ? score.path(EXTENSION).path("submitted_at").asText("") : standard;
  }

  private Reply posted(
      org.learnwire.sandbox.state.World.Change change,
      Course course,
      ObjectNode item,
      ObjectNode score,
      Instant at) {
    Optional<Account> person =
        site.person(score.path("userId").asText("")).filter(p -> learns(p, course));
    if (person.isEmpty()) {
      String message = "User not found in course or is not a student";
      return CanvasLti.refused(422, "unprocessable_entity", message);
    }
    String user = String.valueOf(person.get().id());
    Optional<ObjectNode> old = grades.result(item.path("id").asText(), user);
    if (old.isPresent() && Instant.parse(old.get().path("at").asText()).isAfter(at)) {
      String message = "Provided timestamp of " + at + " before last updated timestamp";
      return CanvasLti.refused(400, "bad_request", message);
    }
    grades.keep(change, course, item, result(old.orElse(null), item, score, user, at));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.put("resultUrl", resultUrl(course, item, user));
    return Reply.json(200, Json.of(answer));
  }

  private boolean learns(Account person, Course course) {
    return site.world()
        .company()
        .enrolment(person.id(), course.id())
        .filter(each -> each.status() == Enrolment.Status.ACTIVE && !each.teacher())
        .isPresent();
  }

  private static ObjectNode result(
      @Nullable ObjectNode old, ObjectNode item, ObjectNode score, String user, Instant at) {
    JsonNode extension = score.path(EXTENSION);
    ObjectNode result = old == null ? Json.MAPPER.createObjectNode() : old.deepCopy();
    double max = item.path("scoreMaximum").asDouble();
    result.put("user", user).put("max", max).put("at", at.toString());
    boolean counts = COUNTS.contains(score.path("gradingProgress").asText(""));
    if (counts && score.has("scoreGiven")) {
      result.put(
          "score",
          score.path("scoreGiven").asDouble() / score.path("scoreMaximum").asDouble() * max);
    } else if (!extension.path("preserve_score").asBoolean(false)) {
      result.remove("score");
    }
    String submitted = submitted(score);
    boolean sameSubmission =
        !submitted.isEmpty() && submitted.equals(result.path("submittedAt").asText(""));
    boolean finished =
        Set.of("Submitted", "Completed").contains(score.path("activityProgress").asText(""));
    if (finished && extension.path("new_submission").asBoolean(true) && !sameSubmission) {
      result.put("attempts", result.path("attempts").asInt(0) + 1);
      result.put("submittedAt", submitted.isEmpty() ? at.toString() : submitted);
    }
    if (score.has("comment")) {
      result.withArray("comments").add(score.path("comment").asText());
    }
    return result;
  }

  private String resultUrl(Course course, ObjectNode item, String user) {
    return site.courseUrl(course.id())
        + "/line_items/"
        + item.path("id").asText()
        + "/results/"
        + user;
  }

  private Reply results(Call call, Course course, ObjectNode item) {
    ArrayNode body = Json.MAPPER.createArrayNode();
    String wanted = call.param("user_id");
    String id = item.path("id").asText();
    for (ObjectNode kept : site.world().read(() -> grades.results(id))) {
      String user = kept.path("user").asText();
      String subject = site.subject(Integer.parseInt(user));
      if (wanted == null || wanted.equals(user) || wanted.equals(subject)) {
        ObjectNode shown = body.addObject().put("id", resultUrl(course, item, user));
        shown.put("userId", subject);
        shown.put("scoreOf", site.courseUrl(course.id()) + "/line_items/" + id);
        if (kept.has("score")) {
          shown.set("resultScore", kept.get("score"));
          shown.set("resultMaximum", kept.get("max"));
        }
      }
    }
    return Reply.of(200, "application/vnd.ims.lis.v2.resultcontainer+json", Json.of(body).bytes());
  }

  private static @Nullable Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
