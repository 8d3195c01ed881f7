package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.lrs.StatementIntake;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The statements resource (xAPI Communication 2.1). */
@RestController
@RequestMapping({
  XapiPaths.STATEMENTS, XapiPaths.STATEMENTS + "/",
  XapiPaths.STATEMENTS_CAPITAL, XapiPaths.STATEMENTS_CAPITAL + "/"
})
final class StatementsController {
  private static final List<String> WITH_SINGLE = List.of("format", "attachments");

  private final StatementStore store;
  private final StatementIntake intake;
  private final StatementsBody body;
  private final LrsHttpSettings settings;

  StatementsController(StatementStore store, StatementIntake intake, LrsHttpSettings settings) {
    this.store = store;
    this.intake = intake;
    this.settings = settings;
    this.body = new StatementsBody(settings.mostBytes());
  }

  @PutMapping
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    UUID id =
        Parameters.of(request, List.of("statementId"))
            .uuid("statementId")
            .orElseThrow(
                () -> Parameters.wrong("statementId", "is missing", "must name the statement"));
    Statement statement = body.single(request, XapiGate.version(request));
    if (!statement.id().orElse(id).equals(id)) {
      throw XapiProblem.badRequest("the statement's id and the parameter statementId differ")
          .where("$.id")
          .rule("must be equal to the parameter statementId")
          .spec("xAPI Communication 2.1.1 PUT Statements");
    }
    intake.accept(List.of(statement.withId(id)), XapiGate.credential(request));
    return ResponseEntity.noContent().build();
  }

  @PostMapping
  ResponseEntity<byte[]> post(HttpServletRequest request) throws IOException {
    Parameters.of(request, List.of());
    List<Statement> statements = body.statements(request, XapiGate.version(request));
    List<UUID> ids = intake.accept(statements, XapiGate.credential(request));
    String json =
        ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
    return JsonAnswer.of(HttpStatus.OK, json);
  }

  /** HEAD is answered the same way, without the body. */
  @GetMapping
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    Parameters given = Parameters.of(request, QueryParameters.KNOWN);
    if (given.flag("attachments")) {
      throw Parameters.wrong("attachments", "is true", "only false is answered yet");
    }
    StatementFormat format =
        given
            .value("format", StatementFormat.RULE, StatementFormat::of)
            .orElse(StatementFormat.EXACT);
    List<String> languages =
        StatementFormat.languages(
            Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    Optional<UUID> live = given.uuid("statementId");
    Optional<UUID> voided = given.uuid("voidedStatementId");
    if (live.isEmpty() && voided.isEmpty()) {
      return page(request, given, format, languages);
    }
    requireAlone(given);
    return single(live.or(() -> voided).orElseThrow(), voided.isPresent(), format, languages);
  }

  private ResponseEntity<byte[]> single(
      UUID id, boolean voided, StatementFormat format, List<String> languages) {
    StoredStatement found =
        store
            .byId(id)
            .filter(stored -> stored.voided() == voided)
            .orElseThrow(
                () ->
                    XapiProblem.of(
                            HttpStatus.NOT_FOUND,
                            "there is no " + (voided ? "voided " : "") + "statement " + id)
                        .where("parameter " + (voided ? "voidedStatementId" : "statementId"))
                        .spec("xAPI Communication 2.1.4 Voided Statements")
                        .next("A voided statement is found by voidedStatementId only."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .lastModified(found.stored())
        .body(Utf8.bytes(format.write(found.statement(), languages)));
  }

  private ResponseEntity<byte[]> page(
      HttpServletRequest request,
      Parameters given,
      StatementFormat format,
      List<String> languages) {
    XapiVersion version = XapiGate.version(request);
    StatementPage page = store.query(QueryParameters.query(given, version, settings));
    String statements =
        page.statements().stream()
            .map(stored -> format.write(stored.statement(), languages))
            .collect(Collectors.joining(",", "{\"statements\":[", "]"));
    String path = request.getContextPath() + XapiPaths.STATEMENTS;
    String more = page.next().map(next -> QueryParameters.more(path, given, next)).orElse("");
    return JsonAnswer.of(HttpStatus.OK, statements + ",\"more\":" + Utf8.quoted(more) + "}");
  }

  private static void requireAlone(Parameters given) {
    boolean both =
        given.names().contains("statementId") && given.names().contains("voidedStatementId");
    List<String> besides =
        given.names().stream()
            .filter(name -> !WITH_SINGLE.contains(name) && !name.endsWith("tatementId"))
            .toList();
    if (both || !besides.isEmpty()) {
      throw XapiProblem.badRequest("a request for one statement has other conditions besides")
          .where("parameters " + String.join(", ", given.names()))
          .rule("statementId or voidedStatementId may stand with format and attachments only")
          .spec(XapiProblem.PARAMETERS);
    }
  }
}
