package org.learnwire.connector.csv;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * Tells files that are complete from those that are still being written: by the marker file that
 * the connection names, else by two looks between which nothing grew. No clocks are compared.
 */
final class Complete {
  private Complete() {}

  static List<DropFile> among(List<DropFile> files, Drop drop, StreamAsk ask)
      throws IOException, InterruptedException, CallFailure {
    String marker = ask.connection().setting("marker").orElse("");
    if (!marker.isEmpty()) {
      return files.stream().filter(file -> drop.marked(file, marker)).toList();
    }
    Duration settle = settle(ask);
    if (files.isEmpty() || settle.isZero()) {
      return files;
    }
    Thread.sleep(settle.toMillis());
    List<DropFile> still = new ArrayList<>();
    for (DropFile file : files) {
      if (drop.again(file).mark().equals(file.mark())) {
        still.add(file);
      }
    }
    return still;
  }

  private static Duration settle(StreamAsk ask) throws CallFailure {
    String text = ask.connection().setting("settle").orElse("PT5S");
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw ask.connection()
          .failure(
              ErrorWord.INVALID,
              Arrival.NEVER,
              "settle is no duration: " + text,
              "write it as PT5S");
    }
  }
}
