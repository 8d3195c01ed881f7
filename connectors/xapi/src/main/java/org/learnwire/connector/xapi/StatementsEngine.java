package org.learnwire.connector.xapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiVersion;

/**
 * Serves the stream of this folder's connector.yaml: a foreign LRS as a source. Its cursor is the
 * time to go on after; what is read twice has the same id and is one statement.
 */
public final class StatementsEngine implements StreamEngine {
  private static final int PAGE = 500;

  /** Files are in memory with their page. */
  private static final int PAGE_WITH_FILES = 50;

  @Override
  public String name() {
    return "lrs";
  }

  @Override
  public Pieces open(StreamAsk ask) throws CallFailure {
    Map<String, String> query = ask.query();
    boolean files = query.getOrDefault("attachments", "yes").equalsIgnoreCase("yes");
    Selection selection = new Selection(query, files, files ? PAGE_WITH_FILES : PAGE);
    String begin = query.getOrDefault("since", "");
    // A sweep shows nothing more: what an LRS has, neither changes nor goes.
    String since = ask.cursor().orElse(begin);
    if (!since.isEmpty() && Timestamps.parse(since).isEmpty()) {
      throw wrong(ask, "since is no time as 2026-01-31T00:00:00Z: " + since);
    }
    return new StatementPieces(
        new Lrs(ask.connection().caller(), ask.connection().baseUrl(), version(ask)),
        selection,
        Position.at(Timestamps.parse(since).orElse(null)),
        overlap(ask));
  }

  private static @Nullable XapiVersion version(StreamAsk ask) throws CallFailure {
    String version = ask.query().getOrDefault("version", "auto");
    if (version.isEmpty() || version.equals("auto")) {
      return null;
    }
    return XapiVersion.of(version)
        .orElseThrow(() -> wrong(ask, "version is auto, 1.0.3 or 2.0.0, not " + version));
  }

  private static Duration overlap(StreamAsk ask) throws CallFailure {
    String overlap = ask.query().getOrDefault("overlap", "PT2M");
    try {
      return Duration.parse(overlap);
    } catch (DateTimeException e) {
      throw wrong(ask, "overlap is no duration as PT2M: " + overlap);
    }
  }

  private static CallFailure wrong(StreamAsk ask, String what) {
    return ask.connection()
        .failure(
            ErrorWord.INVALID,
            Arrival.NEVER,
            "the setting " + what,
            "mend it under connections.%s.settings".formatted(ask.connection().name()));
  }
}
