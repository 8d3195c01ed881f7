package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementStore;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Person;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an agent, as a Person: each identifier in a list (xAPI Communication 2.4). */
@RestController
final class AgentsController {
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
    Person person = Person.of(agent);
    for (String name : store.agentNames(agent.identifier())) {
      person = person.named(name);
    }
    return JsonAnswer.of(HttpStatus.OK, XapiJson.write(person.toJson()));
  }
}
