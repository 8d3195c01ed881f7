package org.learnwire.xapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Learnwire's own xAPI profile: the words that no published vocabulary has (xAPI Profile
 * Specification 1.0).
 */
public final class LearnwireProfile {
  public static final String IRI = "https://w3id.org/learnwire/profile";

  /** Context extension of a voiding statement: why. */
  public static final String REASON = IRI + "/extensions/reason";

  private LearnwireProfile() {}

  /** The profile as JSON-LD text. */
  public static String jsonLd() {
    try (InputStream in = LearnwireProfile.class.getResourceAsStream("learnwire-profile.jsonld")) {
      if (in == null) {
        throw new IllegalStateException("learnwire-profile.jsonld is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read learnwire-profile.jsonld", e);
    }
  }
}
