package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.ErrorRules.BodyRule;
import org.learnwire.kit.manifest.ErrorWord;

/** Says of an answer whether it is an error, in the closed words. */
final class Verdict {
  private static final int LONGEST = 300;
  private final Target target;
  private final Advice advice;
  private final Redaction redaction;
  private final Clock clock;

  Verdict(Target target, Redaction redaction, Clock clock) {
    this.target = target;
    this.advice = new Advice(target);
    this.redaction = redaction;
    this.clock = clock;
  }

  /** An answer whose status is no success. */
  CallFailure onStatus(Request request, Answer answer, JsonNode body) {
    if (target.network().refused(answer)) {
      return withMessage(
          ErrorWord.REFUSED,
          Arrival.NEVER,
          "the proxy %s lets nothing through to %s (%d)"
              .formatted(
                  target.network().via().orElse("of this machine"),
                  target.place(),
                  answer.status()),
          "check proxy.user and proxy.password of the connection, and what the proxy allows");
    }
    Optional<BodyRule> rule = rule(body);
    ErrorWord word =
        rule.map(BodyRule::is).orElseGet(() -> Statuses.word(answer.status(), rules()));
    String said =
        answer
            .header(orEmpty(rules().messageHeader()))
            .or(() -> said(body))
            .orElseGet(() -> body.has("text") ? plain(answer, body) : "");
    String what =
        "%s: %s answered %d%s%s"
            .formatted(
                target.name(),
                request.shown(),
                answer.status(),
                answer.status() >= 300 && answer.status() < 400
                    ? ", a redirect to " + answer.header("Location").orElse("nowhere")
                    : "",
                said.isEmpty() ? "" : ": " + said);
    return failure(
        word,
        answer.status() >= 500 && word != ErrorWord.THROTTLED ? Arrival.PERHAPS : Arrival.ANSWERED,
        what,
        rule.map(BodyRule::fix).orElseGet(() -> advice.forStatus(word, answer.status())),
        answer,
        body);
  }

  /** A success by its status whose body may say otherwise. */
  Optional<CallFailure> onBody(Request request, Answer answer, JsonNode body) {
    return rule(body)
        .map(
            rule ->
                failure(
                    rule.is(),
                    Arrival.ANSWERED,
                    "%s: %s answered: %s"
                        .formatted(target.name(), request.shown(), said(body).orElse("an error")),
                    rule.fix() == null ? advice.forWord(rule.is()) : rule.fix(),
                    answer,
                    body));
  }

  CallFailure noJson(Request request, Answer answer) throws IOException {
    String text = answer.text();
    String what =
        "%s: %s answered %d with %s instead of JSON%s"
            .formatted(
                target.name(),
                request.shown(),
                answer.status(),
                kind(answer),
                text.isEmpty() ? ", an empty body" : ": " + Html.title(text));
    return new CallFailure(
        ErrorWord.INVALID, Arrival.PERHAPS, redaction.in(what), advice.forWrongPlace());
  }

  private static String kind(Answer answer) {
    String type = answer.contentType();
    return type.contains("json") ? "a page" : type.isEmpty() ? "something" : type;
  }

  CallFailure withMessage(ErrorWord word, Arrival arrival, String what, String fix) {
    return new CallFailure(word, arrival, redaction.in(target.name() + ": " + what), fix);
  }

  private CallFailure failure(
      ErrorWord word, Arrival arrival, String what, String fix, Answer answer, JsonNode body) {
    String code =
        rules().code() == null ? null : rules().code().text(body).map(redaction::in).orElse(null);
    return new CallFailure(
        word,
        arrival,
        redaction.in(what),
        redaction.in(fix),
        answer.status(),
        code,
        new Waits(rules().retryAfter(), clock).asked(answer, word).orElse(null));
  }

  private Optional<BodyRule> rule(JsonNode body) {
    return rules().body().stream().filter(rule -> rule.when().matches(body)).findFirst();
  }

  private Optional<String> said(JsonNode body) {
    return rules().message().stream()
        .flatMap(path -> path.text(body).stream())
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> cut(Html.text(text)));
  }

  private static String plain(Answer answer, JsonNode body) {
    String text = body.path("text").asText();
    return answer.contentType().contains("html") || text.startsWith("<")
        ? "an HTML page" + (text.isEmpty() ? "" : ", " + Html.title(text))
        : cut(text);
  }

  private ErrorRules rules() {
    return target.errors();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
