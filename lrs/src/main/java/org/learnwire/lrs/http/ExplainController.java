package org.learnwire.lrs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.learnwire.lrs.Explanation;
import org.learnwire.lrs.RepeatedStatementId;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementExplainer;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Violation;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what POST statements takes, stores nothing, and says what would come of it. */
@RestController
final class ExplainController {
  private final StatementExplainer explainer;
  private final StatementsBody body;
  private final BodyReader bodies;

  ExplainController(StatementExplainer explainer, StatementsBody body, BodyReader bodies) {
    this.explainer = explainer;
    this.body = body;
    this.bodies = bodies;
  }

  @PostMapping(XapiPaths.EXPLAIN)
  ResponseEntity<byte[]> explain(HttpServletRequest request) throws IOException {
    XapiVersion version = XapiGate.version(request);
    byte[] bytes = bodies.read(request);
    ObjectNode answer = XapiJson.object();
    try {
      XapiGate.require(request, Scope.STATEMENTS_WRITE);
      Parameters.of(request, List.of());
      List<Statement> statements =
          body.statements(new ReadRequest(request, bytes), version).statements();
      judge(answer, explainer.explain(statements, XapiGate.credential(request)));
    } catch (XapiProblem problem) {
      refused(answer, problem);
      violations(answer, bytes, version);
    } catch (RepeatedStatementId repeated) {
      refused(answer, XapiErrors.problem(repeated));
    } catch (JsonProcessingException e) {
      refused(answer, XapiErrors.problem(e));
    }
    return JsonAnswer.of(HttpStatus.OK, XapiJson.write(answer));
  }

  private static void judge(ObjectNode answer, List<Explanation> explanations) {
    boolean conflict =
        explanations.stream().anyMatch(one -> one.outcome() == Explanation.Outcome.CONFLICT);
    answer.put("accepted", !conflict).put("status", conflict ? 409 : 200);
    ArrayNode statements = answer.putArray("statements");
    explanations.forEach(one -> statements.add(one.toJson()));
  }

  private static void refused(ObjectNode answer, XapiProblem problem) {
    answer.put("accepted", false).put("status", problem.status().value());
    answer.set("error", problem.error());
  }

  /** POST names the violations of the first invalid statement; here all are named. */
  private static void violations(ObjectNode answer, byte[] bytes, XapiVersion version) {
    ArrayNode all = XapiJson.object().arrayNode();
    try {
      JsonNode json = XapiJson.read(bytes);
      if (!json.isArray()) {
        add(all, "$", Statement.check(json, version));
      }
      for (int i = 0; json.isArray() && i < json.size(); i++) {
        add(all, "$[" + i + "]", Statement.check(json.get(i), version));
      }
    } catch (IOException e) {
      return; // Multipart, or no JSON: the error says all that there is to say.
    }
    if (!all.isEmpty()) {
      answer.set("violations", all);
    }
  }

  private static void add(ArrayNode all, String root, List<Violation> violations) {
    for (Violation violation : violations) {
      all.addObject()
          .put("path", root + violation.jsonPath().substring(1))
          .put("rule", violation.rule())
          .put("spec", violation.specReference());
    }
  }
}
