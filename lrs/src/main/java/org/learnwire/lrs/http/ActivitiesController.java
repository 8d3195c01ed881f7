package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.learnwire.lrs.Scope;
import org.learnwire.lrs.StatementStore;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.XapiJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an activity (xAPI Communication 2.5). */
@RestController
final class ActivitiesController {
  private final StatementStore store;

  ActivitiesController(StatementStore store) {
    this.store = store;
  }

  /** An activity that nobody ever described is given back as its id alone. */
  @GetMapping(XapiPaths.ACTIVITIES)
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    XapiGate.require(request, Scope.ALL_READ);
    String iri = Parameters.of(request, List.of("activityId")).neededIri("activityId");
    return JsonAnswer.of(
        HttpStatus.OK, XapiJson.write(store.activity(iri).orElse(Activity.of(iri).toJson())));
  }
}
