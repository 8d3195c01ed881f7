package org.learnwire.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.ledger.Settlement;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Backfiller;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.routes.UnknownName;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What a command asks of the server that holds its data folder; the token is in that folder. */
@RestController
class ControlResource {
  private final Journey journey;
  private final ControlToken token;

  ControlResource(Journey journey, ControlToken token) {
    this.journey = journey;
    this.token = token;
  }

  @PostMapping(path = "/control/approve", consumes = "text/plain")
  ResponseEntity<Desk.Approved> approve(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody String which) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    String who = "command line, through the server";
    Desk.Approved approved = journey.desk().approve(which, who);
    journey.wake();
    return ResponseEntity.ok(approved);
  }

  @PostMapping(path = "/control/next-cycle", consumes = "text/plain")
  ResponseEntity<Desk.Approved> nextCycle(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody String which) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    Desk.Approved planned = journey.cycles().planForNext(which, "command line, through the server");
    journey.wake();
    return ResponseEntity.ok(planned);
  }

  @PostMapping(path = "/control/settle", consumes = "application/json")
  ResponseEntity<Desk.Approved> settle(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody Settling asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    String who = "command line, through the server";
    Desk.Approved settled =
        journey
            .desk()
            .settle(asked.id(), asked.found(), Optional.ofNullable(asked.remoteId()), who);
    journey.wake();
    return ResponseEntity.ok(settled);
  }

  @PostMapping(path = "/control/backfill", consumes = "application/json")
  ResponseEntity<?> backfill(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody BackfillRequest asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    Backfiller backfills = journey.operations().backfills();
    return answered(
        () -> {
          List<String> lines = asked.lines(backfills);
          backfills.runInBackground();
          return lines;
        });
  }

  @PostMapping(path = "/control/people", consumes = "application/json")
  ResponseEntity<?> people(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody PeopleRequest asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answered(
        () -> {
          List<String> lines = asked.lines(journey.peopleDesk());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/privacy", consumes = "application/json")
  ResponseEntity<?> privacy(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody PrivacyRequest asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answered(() -> asked.lines(journey));
  }

  @PostMapping(path = "/control/proposals", consumes = "application/json")
  ResponseEntity<?> proposals(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody ProposalRequest asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answered(
        () -> {
          List<String> lines = asked.lines(journey.peopleDesk(), journey.proposals());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/writes", consumes = "application/json")
  ResponseEntity<?> writes(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody WritesRequest asked) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answered(
        () -> {
          List<String> lines = asked.lines(journey.desk(), journey.connectionNames().keySet());
          journey.wake();
          return lines;
        });
  }

  @PostMapping(path = "/control/replay", consumes = "text/plain")
  ResponseEntity<?> replay(
      @RequestHeader(ServerFile.TOKEN_HEADER) String given, @RequestBody String which) {
    if (!token.is(given)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answered(() -> journey.operations().replayMapping(which.strip(), false));
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

  /** A secret of this process. */
  record ControlToken(String value) {
    boolean is(String given) {
      return MessageDigest.isEqual(
          value.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "***";
    }
  }
}
