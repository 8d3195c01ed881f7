package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.lrs.stream.StatementStreams;
import org.learnwire.xapi.XapiVersion;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Statements as they are stored, as Server-Sent Events (WHATWG HTML 9.2). The id of an event is the
 * statement's position, so that a reader which was cut off resumes by {@code Last-Event-ID}.
 */
@RestController
final class StreamController implements ApplicationListener<ContextClosedEvent> {
  private static final List<String> KNOWN =
      List.of(
          "after",
          "agent",
          "verb",
          "activity",
          "registration",
          "related_activities",
          "related_agents");
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final StatementStreams streams;
  private final Sights sights;

  StreamController(StatementStreams streams, Sights sights) {
    this.streams = streams;
    this.sights = sights;
  }

  /** The request's own thread follows the store; it ends with the connection. */
  @GetMapping(XapiPaths.STREAM)
  void stream(HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    XapiGate.require(request, Scope.STATEMENTS_READ);
    Parameters given = Parameters.of(request, KNOWN);
    StatementQuery.Builder question =
        QueryParameters.conditions(given, XapiVersion.V2_0_0).sight(sights.of(request));
    long after = after(request, given).orElseGet(streams::position);
    try {
      if (!streams.follow(question, after, new Events(response))) {
        throw tooMany(response);
      }
    } catch (IOException e) {
      // The reader went away, as readers do.
    }
  }

  /** What a reader saw last is newer than what its address says. */
  private static Optional<Long> after(HttpServletRequest request, Parameters given) {
    String rule = "must be a position, a whole number";
    Optional<Long> asked = given.value("after", rule, QueryParameters::position);
    String seen = request.getHeader(LAST_EVENT_ID);
    if (seen == null || seen.isBlank()) {
      return asked;
    }
    return QueryParameters.position(seen.strip())
        .or(
            () -> {
              throw XapiProblem.badRequest("the header " + LAST_EVENT_ID + " is no position")
                  .where("header " + LAST_EVENT_ID)
                  .rule(rule)
                  .next("Send the id of the last event that was read, or leave it out.");
            });
  }

  private XapiProblem tooMany(HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "30");
    return XapiProblem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "all " + streams.most() + " streams of this LRS are in use")
        .where(XapiPaths.STREAM)
        .rule("at most " + streams.most() + " streams at once")
        .next("Close one, or let one reader pass statements on to the others.");
  }

  /** A stream would keep the server from stopping. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    streams.close();
  }

  /** Writes events; the response begins with the first of them. */
  private static final class Events implements StatementStreams.Reader {
    private final HttpServletResponse response;

    Events(HttpServletResponse response) {
      this.response = response;
    }

    @Override
    public void statement(StoredStatement stored) throws IOException {
      String kind = stored.statement().voids().isPresent() ? "voiding" : "statement";
      write("id: " + stored.position() + "\nevent: " + kind + "\ndata: " + stored.body() + "\n\n");
    }

    /** An id without data moves the reader's position and shows it nothing. */
    @Override
    public void caughtUp(long position) throws IOException {
      write(": up to date\nid: " + position + "\n\n");
      response.flushBuffer();
    }

    private void write(String text) throws IOException {
      if (!response.isCommitted() && response.getContentType() == null) {
        begin();
      }
      response.getOutputStream().write(Utf8.bytes(text));
    }

    private void begin() throws IOException {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // Proxies such as nginx would otherwise collect the events.
      response.setHeader("X-Accel-Buffering", "no");
      OutputStream out = response.getOutputStream();
      out.write(Utf8.bytes("retry: 2000\n\n"));
    }
  }
}
