package org.learnwire.people;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a person has chosen; what they did not speak of is as protective as it usually is. */
public record Wishes(Map<Choice, Chosen> said) {
  /** Somebody who has said nothing. */
  public static final Wishes NONE = new Wishes(Map.of());

  public Wishes {
    said = said.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(said));
  }

  /** {@code ask}, {@code auto} or {@code no}. */
  public String recognitions() {
    return value(Choice.RECOGNITIONS).orElse("ask");
  }

  public boolean wantsNoRecognitions() {
    return recognitions().equals("no");
  }

  public boolean takesRecognitionsUnasked() {
    return recognitions().equals("auto");
  }

  public boolean takesNudges() {
    return !value(Choice.NUDGES).orElse("yes").equals("no");
  }

  public boolean showsBusinessResults() {
    return value(Choice.BUSINESS_RESULTS).orElse("private").equals("shown");
  }

  /** The language they read; empty: what the HR system says. */
  public Optional<String> language() {
    return value(Choice.LANGUAGE);
  }

  /** As it holds, said or not; empty for a language that nobody named. */
  public Optional<String> holds(Choice choice) {
    return switch (choice) {
      case RECOGNITIONS -> Optional.of(recognitions());
      case NUDGES -> Optional.of(takesNudges() ? "yes" : "no");
      case BUSINESS_RESULTS -> Optional.of(showsBusinessResults() ? "shown" : "private");
      case LANGUAGE -> language();
    };
  }

  private Optional<String> value(Choice choice) {
    return Optional.ofNullable(said.get(choice)).map(Chosen::value);
  }
}
