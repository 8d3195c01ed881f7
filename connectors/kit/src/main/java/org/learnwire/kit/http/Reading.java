package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.json.RecordReader;
import org.learnwire.kit.manifest.ErrorWord;

/** An answer that is read piece by piece, at most {@link #PIECE} records at a time. */
public final class Reading implements AutoCloseable {
  /** As many records as travel in one Exchange. */
  public static final int PIECE = 500;

  private final Request request;
  private final Answer answer;
  private final Verdict verdict;
  private final Breakage breakage;
  private @Nullable RecordReader reader;
  private List<Found> ahead = List.of();
  private boolean ended;

  Reading(Request request, Answer answer, Verdict verdict, Breakage breakage) {
    this.request = request;
    this.answer = answer;
    this.verdict = verdict;
    this.breakage = breakage;
  }

  /** The next records; an empty list is the end. */
  public List<Found> next() throws CallFailure {
    List<Found> piece = ahead;
    ahead = ended ? List.of() : fetch();
    return piece;
  }

  /** Whether {@link #next} has given everything; then the envelope is complete. */
  public boolean atEnd() {
    return ended && ahead.isEmpty();
  }

  /** What stands beside the records. */
  public ObjectNode envelope() {
    return reader == null
        ? com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()
        : reader.envelope();
  }

  /** The target of the Link header's link with this relation. */
  Optional<String> link(String relation) {
    return answer.header("Link").flatMap(text -> new LinkHeader(text).target(relation));
  }

  /** An address that this answer named, whole. */
  String resolved(String named) throws CallFailure {
    try {
      return Address.resolved(request.url(), named);
    } catch (IllegalArgumentException e) {
      throw verdict.withMessage(
          ErrorWord.INVALID,
          Arrival.ANSWERED,
          "the answer to %s names a next page that is no address".formatted(request.shown()),
          "the system's version may have changed");
    }
  }

  void open(FieldPath records) throws CallFailure {
    try {
      if (!answer.good()) {
        throw verdict.onStatus(request, answer, answer.readable());
      }
      if (answer.isPage() || !answer.isJson()) {
        throw verdict.noJson(request, answer);
      }
      reader = new RecordReader(answer.body(), records);
      ahead = fetch();
      if (ended && !reader.found()) {
        throw verdict.withMessage(
            ErrorWord.INVALID,
            Arrival.ANSWERED,
            "the answer to %s has no %s".formatted(request.shown(), records),
            "its shape is not the one the connector knows: the system's version may have changed");
      }
    } catch (IOException e) {
      throw breakage.inAnswer(request, e, position());
    }
  }

  /**
   * @param good an answer that matches is good whatever its status says
   */
  JsonNode whole(@Nullable Match good) throws CallFailure {
    try {
      if (!answer.good()) {
        JsonNode body = answer.readable();
        if (good != null && good.matches(body)) {
          return body;
        }
        throw verdict.onStatus(request, answer, body);
      }
      if (answer.isPage()) {
        throw verdict.noJson(request, answer);
      }
      JsonNode body = answer.whole();
      Optional<CallFailure> failure = verdict.onBody(request, answer, body);
      if (failure.isPresent()) {
        throw failure.get();
      }
      return body;
    } catch (IOException e) {
      throw breakage.inAnswer(request, e, position());
    }
  }

  private List<Found> fetch() throws CallFailure {
    List<Found> piece = new ArrayList<>();
    try {
      while (piece.size() < PIECE) {
        Found found = reader.next();
        if (found == null) {
          ended = true;
          break;
        }
        piece.add(found);
      }
    } catch (IOException e) {
      throw breakage.inAnswer(request, e, position());
    }
    if (ended) {
      Optional<CallFailure> failure = verdict.onBody(request, answer, reader.envelope());
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    return piece;
  }

  private long position() {
    return reader == null ? 0 : reader.position();
  }

  @Override
  public void close() {
    try {
      answer.close();
    } catch (IOException e) {
      // The rest of an answer that nobody wants any more; its connection is dropped.
      ended = true;
    }
  }
}
