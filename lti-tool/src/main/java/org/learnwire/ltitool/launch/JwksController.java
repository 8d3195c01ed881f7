package org.learnwire.ltitool.launch;

import java.time.Duration;
import java.util.Map;
import org.learnwire.lti.Keys;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /lti/jwks}: the public halves of our keys. Some platforms ask for them at every token. */
@RestController
class JwksController {
  private final Keys keys;

  JwksController(Keys keys) {
    this.keys = keys;
  }

  @GetMapping(path = "/lti/jwks", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> jwks() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .body(keys.jwks());
  }
}
