package org.learnwire.lrs.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementStore;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an agent, as a Person: each identifier in a list (xAPI Communication 2.4). */
@RestController
final class AgentsController {
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");

  private final StatementStore store;

  AgentsController(StatementStore store) {
    this.store = store;
  }

  /** Who two agents are is asked elsewhere: the Person has the identifier that was asked for. */
  @GetMapping(XapiPaths.AGENTS)
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    XapiGate.require(request, Scope.ALL_READ);
    Agent agent =
        AgentParameter.agent(Parameters.of(request, List.of("agent")), XapiGate.version(request));
    ObjectNode person = XapiJson.object().put("objectType", "Person");
    Set<String> names = new LinkedHashSet<>(store.agentNames(agent.identifier()));
    if (agent.name() != null) {
      names.add(agent.name());
    }
    if (!names.isEmpty()) {
      names.forEach(person.putArray("name")::add);
    }
    ObjectNode asked = agent.toJson();
    for (String identifier : IDENTIFIERS) {
      if (asked.has(identifier)) {
        person.putArray(identifier).add(asked.get(identifier));
      }
    }
    return JsonAnswer.of(HttpStatus.OK, XapiJson.write(person));
  }
}
