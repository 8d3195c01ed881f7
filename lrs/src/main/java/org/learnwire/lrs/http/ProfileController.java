package org.learnwire.lrs.http;

import org.learnwire.xapi.LearnwireProfile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves Learnwire's own xAPI profile. */
@RestController
final class ProfileController {
  private static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");

  @GetMapping("/profile")
  ResponseEntity<byte[]> profile() {
    return ResponseEntity.ok().contentType(JSON_LD).body(Utf8.bytes(LearnwireProfile.jsonLd()));
  }
}
