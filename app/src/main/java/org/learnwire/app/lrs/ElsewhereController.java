package org.learnwire.app.lrs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whatever is no resource of the LRS: the way to those that are. */
@RestController("elsewhereOnThisServer")
class ElsewhereController {

  @GetMapping("/")
  ResponseEntity<Void> home() {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/lrs/ui")).build();
  }

  /** Also where Tomcat sends what it refused itself. */
  @RequestMapping("/**")
  ResponseEntity<byte[]> nothing() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            ("{\"error\":{\"what\":\"there is nothing at this address\",\"next\":\"The endpoint of"
                    + " xAPI is /xapi/, the statement browser is at /lrs/ui.\"}}")
                .getBytes(StandardCharsets.UTF_8));
  }
}
