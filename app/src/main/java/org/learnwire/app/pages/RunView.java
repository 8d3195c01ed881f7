package org.learnwire.app.pages;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of one stream, with everything it read accounted for.
 *
 * @param sweep whether it read the complete list
 * @param skipped how many per reason
 * @param quarantined how many per reason
 * @param message what went wrong or was left out and what to do, where something did
 */
public record RunView(
    String connection,
    String stream,
    Instant started,
    @Nullable Instant ended,
    boolean sweep,
    long read,
    long stored,
    long unchanged,
    Map<String, Long> skipped,
    Map<String, Long> quarantined,
    long calls,
    Outcome outcome,
    @Nullable String message) {

  public RunView {
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    quarantined = Collections.unmodifiableMap(new TreeMap<>(quarantined));
  }

  /** How a run ended. */
  public enum Outcome {
    RUNNING("running", Tone.CALM),
    COMPLETE("complete", Tone.GOOD),
    DRIFTED("a field is empty", Tone.WAITING),
    HOOKS("webhooks", Tone.GOOD),
    STOPPED("stopped", Tone.CALM),
    FAILED("failed", Tone.WRONG),
    HALTED("halted", Tone.WRONG);

    private final String word;
    private final Tone tone;

    Outcome(String word, Tone tone) {
      this.word = word;
      this.tone = tone;
    }

    public String word() {
      return word;
    }

    public Tone tone() {
      return tone;
    }
  }
}
