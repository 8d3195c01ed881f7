package org.learnwire.app.lrs;

import java.nio.charset.StandardCharsets;
import org.learnwire.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers where probes look for it in the whole server too: alive when this answers at all, ready
 * when the database does.
 */
@RestController
class HealthController {
  private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

  private final Database database;

  HealthController(Database database) {
    this.database = database;
  }

  @GetMapping("/actuator/health/liveness")
  ResponseEntity<byte[]> alive() {
    return answer(HttpStatus.OK, "UP");
  }

  @GetMapping({"/actuator/health", "/actuator/health/readiness"})
  ResponseEntity<byte[]> ready() {
    try {
      database.read(tx -> tx.one("select 1", row -> row.getInt(1)));
      return answer(HttpStatus.OK, "UP");
    } catch (RuntimeException e) {
      LOG.error("the database does not answer: {}", e.getMessage());
      return answer(HttpStatus.SERVICE_UNAVAILABLE, "DOWN");
    }
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, String word) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"status\":\"%s\"}".formatted(word).getBytes(StandardCharsets.UTF_8));
  }
}
