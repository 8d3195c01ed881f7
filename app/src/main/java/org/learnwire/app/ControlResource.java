package org.learnwire.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.signin.AccountDesk;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ledger.Settlement;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Backfiller;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.routes.UnknownName;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a command asks of the server that holds its data folder, and a program with a token. Who may
 * what is said in {@link org.learnwire.app.signin.Access}.
 */
@RestController
class ControlResource {
  private final Journey journey;
  private final AccountDesk accounts;

  ControlResource(Journey journey, AccountDesk accounts) {
    this.journey = journey;
    this.accounts = accounts;
  }

  @PostMapping(path = "/control/approve", consumes = "text/plain")
  ResponseEntity<Desk.Approved> approve(@RequestBody String which) {
    String who = SignedIn.here().name();
    Desk.Approved approved = journey.desk().approve(which, who);
    journey.wake();
    return ResponseEntity.ok(approved);
  }

  @PostMapping(path = "/control/next-cycle", consumes = "text/plain")
  ResponseEntity<Desk.Approved> nextCycle(@RequestBody String which) {
    Desk.Approved planned = journey.cycles().planForNext(which, SignedIn.here().name());
    journey.wake();
    return ResponseEntity.ok(planned);
  }

  @PostMapping(path = "/control/settle", consumes = "application/json")
  ResponseEntity<Desk.Approved> settle(@RequestBody Settling asked) {
    String who = SignedIn.here().name();
    Desk.Approved settled =
        journey
            .desk()
            .settle(asked.id(), asked.found(), Optional.ofNullable(asked.remoteId()), who);
    journey.wake();
    return ResponseEntity.ok(settled);
  }

  @PostMapping(path = "/control/backfill", consumes = "application/json")
  ResponseEntity<?> backfill(@RequestBody BackfillRequest asked) {
    Backfiller backfills = journey.operations().backfills();
    return answered(
        () -> {
          List<String> lines = asked.lines(backfills);
          backfills.runInBackground();
          return lines;
        });
  }

  @PostMapping(path = "/control/people", consumes = "application/json")
  ResponseEntity<?> people(@RequestBody PeopleRequest asked) {
    return answered(
        () -> {
          List<String> lines = asked.by(who(asked.who())).lines(journey.peopleDesk());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/privacy", consumes = "application/json")
  ResponseEntity<?> privacy(@RequestBody PrivacyRequest asked) {
    return answered(() -> asked.lines(journey));
  }

  @PostMapping(path = "/control/proposals", consumes = "application/json")
  ResponseEntity<?> proposals(@RequestBody ProposalRequest asked) {
    return answered(
        () -> {
          List<String> lines = asked.lines(journey.peopleDesk(), journey.proposals());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/writes", consumes = "application/json")
  ResponseEntity<?> writes(@RequestBody WritesRequest asked) {
    return answered(
        () -> {
          List<String> lines =
              asked.by(who(asked.who())).lines(journey.desk(), journey.connectionNames().keySet());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/replay", consumes = "text/plain")
  ResponseEntity<?> replay(@RequestBody String which) {
    return answered(() -> journey.operations().replayMapping(which.strip(), false));
  }

  @PostMapping(path = "/control/accounts", consumes = "application/json")
  ResponseEntity<?> accounts(@RequestBody AccountRequest asked) {
    return answered(() -> asked.lines(accounts));
  }

  /** A command says who types it; a program is called by its token, whatever it says. */
  private static String who(String said) {
    return SignedIn.here().equals(SignedIn.COMMAND) ? said : SignedIn.here().name();
  }

  /** What the command is told when it names something that is not there. */
  private static ResponseEntity<?> answered(Supplier<?> work) {
    try {
      return ResponseEntity.ok(work.get());
    } catch (UnknownName | RulingRefused | IllegalArgumentException e) {
      return ResponseEntity.unprocessableEntity()
          .body(Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  /** What a person found of an entry whose outcome nobody knows. */
  record Settling(String id, Settlement found, @Nullable String remoteId) {}
}
