package org.learnwire.kit.http;

import org.learnwire.kit.manifest.ErrorWord;

/** The breaker is open: nothing was sent, and asking again at once would not help. */
final class LeftAlone extends CallFailure {
  LeftAlone(Target target) {
    super(
        ErrorWord.TRANSIENT,
        Arrival.NEVER,
        "%s: %s is left alone for half a minute after too many calls broke"
            .formatted(target.name(), target.place()),
        "the next pass goes on");
  }
}
