package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.learnwire.lrs.Admitted;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementIntake;
import org.learnwire.xapi.Statement;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The statements resource (xAPI Communication 2.1). */
@RestController
@RequestMapping(XapiPaths.STATEMENTS)
final class StatementsController {
  private final StatementIntake intake;
  private final StatementsBody body;
  private final StatementsAnswer answer;
  private final Admitted admitted;

  StatementsController(
      StatementIntake intake, StatementsBody body, StatementsAnswer answer, Admitted admitted) {
    this.admitted = admitted;
    this.intake = intake;
    this.body = body;
    this.answer = answer;
  }

  @PutMapping
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    XapiGate.require(request, Scope.STATEMENTS_WRITE);
    Parameters given = Parameters.of(request, List.of("statementId"));
    given.needed("statementId");
    UUID id = given.uuid("statementId").orElseThrow();
    ReceivedStatements received = body.single(request, XapiGate.version(request));
    Statement statement = received.statements().get(0);
    if (!statement.id().orElse(id).equals(id)) {
      throw XapiProblem.badRequest("the statement's id and the parameter statementId differ")
          .where("$.id")
          .rule("must be equal to the parameter statementId")
          .spec("xAPI Communication 2.1.1 PUT Statements");
    }
    requireAdmitted(received.statements());
    intake.accept(
        List.of(statement.withId(id)), received.attachments(), XapiGate.credential(request));
    return ResponseEntity.noContent().build();
  }

  @PostMapping
  void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XapiGate.require(request, Scope.STATEMENTS_WRITE);
    Parameters.of(request, List.of());
    ReceivedStatements received = body.statements(request, XapiGate.version(request));
    requireAdmitted(received.statements());
    List<UUID> ids =
        intake.accept(received.statements(), received.attachments(), XapiGate.credential(request));
    StringBuilder json = new StringBuilder(2 + 39 * ids.size()).append('[');
    for (UUID id : ids) {
      json.append(json.length() == 1 ? "\"" : ",\"").append(id).append('"');
    }
    JsonAnswer.write(response, json.append(']').toString());
  }

  /** As with every other reason, the whole batch is taken or nothing of it. */
  private void requireAdmitted(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (!admitted.isAdmitted(statements.get(i))) {
        throw XapiProblem.of(
                HttpStatus.FORBIDDEN, "a statement is about somebody whose data is not kept here")
            .where("statement " + (i + 1) + " of " + statements.size())
            .rule("its actor must be in the scope of the policy of this LRS")
            .next("Leave it out and send the others again; whoever runs this LRS knows the scope.");
      }
    }
  }

  /** HEAD is answered the same way, without the body. */
  @GetMapping
  void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XapiGate.require(request, Scope.STATEMENTS_READ_MINE);
    answer.write(request, response);
  }
}
