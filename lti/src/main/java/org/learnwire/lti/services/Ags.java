package org.learnwire.lti.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Scopes;
import org.learnwire.lti.dialect.GradebookWays;
import org.learnwire.lti.services.ServiceFailure.Kind;

/** Scores and results of a gradebook (Assignment and Grade Services 2.0). */
public final class Ags {
  static final String SCORE = "application/vnd.ims.lis.v1.score+json";
  static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** What became of a score. */
  public enum Outcome {
    SENT,
    /** The gradebook has just this already. */
    THERE_ALREADY,
    /** Not sent: it carries no grade and would have emptied the one that is there. */
    KEPT_GRADE
  }

  private final PlatformDoor door;
  private final Pages pages;
  private final LineItems lineItems;
  private final SentScores sent;

  Ags(PlatformDoor door, SentScores sent) {
    this.door = door;
    this.pages = new Pages(door);
    this.lineItems = new LineItems(door);
    this.sent = sent;
  }

  public LineItems lineItems() {
    return lineItems;
  }

  /** All results of a column; pages are followed, and none is asked for by number. */
  public List<Result> results(Registration registration, URI item) {
    return list(registration, Addresses.below(item, "results"));
  }

  public Optional<Result> result(Registration registration, URI item, String userId) {
    URI one = Addresses.with(Addresses.below(item, "results"), "user_id", userId);
    return list(registration, one).stream()
        .filter(result -> result.userId().equals(userId))
        .findFirst();
  }

  private List<Result> list(Registration registration, URI address) {
    List<Result> results = new ArrayList<>();
    pages.each(
        registration,
        Set.of(Scopes.RESULT_READ),
        address,
        RESULTS,
        page -> {
          JsonNode list = page.json();
          if (!list.isArray()) {
            throw PlatformDoor.failure(Kind.BAD_ANSWER, page, "there is no list of results in it");
          }
          list.forEach(each -> results.add(Result.of(each)));
        });
    return results;
  }

  /**
   * Sends a score.
   *
   * @throws ServiceFailure NO_LEARNER, NOT_LATER, INVALID and those of every call
   */
  public Outcome post(Registration registration, URI item, Score score) {
    GradebookWays ways = GradebookWays.of(registration.dialect());
    if (!score.isFinal() && !ways.keepsWhenTold() && hasGrade(registration, item, score)) {
      return Outcome.KEPT_GRADE;
    }
    ServiceCalls.Answer answer = send(registration, item, score, null);
    if (answer.status() == 409) {
      return again(registration, item, score, answer);
    }
    return accepted(registration, item, score, answer);
  }

  /** Where results may not be read, nobody knows; then nothing is put at risk. */
  private boolean hasGrade(Registration registration, URI item, Score score) {
    return result(registration, item, score.userId()).map(Result::score).isPresent();
  }

  /**
   * Something as new is there: ours, lost on its way back, or another's, which ours comes after.
   */
  private Outcome again(
      Registration registration, URI item, Score score, ServiceCalls.Answer first) {
    Optional<Result> there = result(registration, item, score.userId());
    if (there.isPresent() && isSame(there.get(), score)) {
      return Outcome.THERE_ALREADY;
    }
    Instant after = there.map(Result::at).orElse(null);
    ServiceCalls.Answer answer = send(registration, item, score, after);
    if (answer.status() == 409) {
      throw PlatformDoor.failure(
          Kind.NOT_LATER,
          first,
          "the gradebook has a newer score; compare the clocks of the platform and of this server");
    }
    return accepted(registration, item, score, answer);
  }

  private static boolean isSame(Result there, Score score) {
    Double scaled = there.scaled();
    return score.isFinal()
        && scaled != null
        && Math.abs(scaled - score.given() / score.maximum()) < 0.0005;
  }

  private Outcome accepted(
      Registration registration, URI item, Score score, ServiceCalls.Answer answer) {
    if (!answer.isGood()) {
      throw refused(answer);
    }
    if (score.comment() != null) {
      sent.saying(registration, item, score.userId(), score.comment());
    }
    return Outcome.SENT;
  }

  private static ServiceFailure refused(ServiceCalls.Answer answer) {
    // 422 of one platform and the bare 400 of another; a 400 that says what is wrong is another
    // matter.
    boolean noLearner =
        answer.status() == 422 && answer.body().contains("not a student")
            || answer.status() == 400 && answer.body().isBlank()
            || answer.status() == 400 && answer.body().strip().equals("[]");
    return noLearner
        ? PlatformDoor.failure(
            Kind.NO_LEARNER, answer, "the person is no active learner of the course there")
        : PlatformDoor.failure(
            Kind.INVALID, answer, "the platform does not take the score; is the column published?");
  }

  private ServiceCalls.Answer send(
      Registration registration, URI item, Score score, @Nullable Instant after) {
    Instant at = sent.next(registration, item, score.userId(), after);
    String body = json(registration, item, score, at).toString();
    return door.call(
        registration,
        Set.of(Scopes.SCORE),
        Addresses.below(item, "scores"),
        request ->
            request.header("Content-Type", SCORE).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private ObjectNode json(Registration registration, URI item, Score score, Instant at) {
    ObjectNode json = ServiceCalls.JSON.createObjectNode();
    json.put("timestamp", MILLIS.format(at));
    json.put("activityProgress", score.activity().word());
    json.put("gradingProgress", score.grading().word());
    json.put("userId", score.userId());
    if (score.given() != null) {
      json.put("scoreGiven", score.given()).put("scoreMaximum", score.maximum());
    }
    String comment = score.comment();
    if (comment != null && !sent.said(registration, item, score.userId(), comment)) {
      json.put("comment", comment);
    }
    if (score.submittedAt() != null) {
      json.putObject("submission").put("submittedAt", MILLIS.format(score.submittedAt()));
    }
    extend(json, GradebookWays.of(registration.dialect()), score);
    return json;
  }

  /** Without it a score would be a new attempt, "late" included, and could empty a grade. */
  private static void extend(ObjectNode json, GradebookWays ways, Score score) {
    if (ways.submission() == null) {
      return;
    }
    ObjectNode extension = json.putObject(ways.submission());
    extension.put("new_submission", score.newAttempt());
    extension.put("prioritize_non_tool_grade", true);
    if (!score.isFinal()) {
      extension.put("preserve_score", true);
    }
  }
}
