package org.learnwire.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.kit.BesideState;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.ReadOptions;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceState;
import org.learnwire.kit.StreamReading;
import org.learnwire.kit.StreamReport;
import org.learnwire.kit.manifest.StreamSpec;

/** Shows the first records of a stream and what they would become; stores nothing. */
public final class Preview {
  private final Connections connections;
  private final SourceState present;
  private final LearnwireComponent component;
  private final MapStep mapping;

  Preview(SourceParts parts) {
    this.connections = parts.connections();
    this.present = parts.present();
    this.component = parts.component();
    this.mapping = parts.mapping();
  }

  /**
   * What was seen.
   *
   * @param problem why there is nothing, or not more
   */
  public record Shown(List<MappedRecord> records, Optional<String> problem) {}

  /**
   * Reads until there are enough.
   *
   * @param which CONNECTION/STREAM
   */
  public Shown of(String which, int most) throws InterruptedException {
    StreamNames named = StreamNames.one(connections, which, "preview");
    StreamSpec stream = named.stream();
    List<MappedRecord> records = new ArrayList<>();
    StreamReport report =
        new StreamReading(component, new BesideState(present, stream, Optional.empty()))
            .read(
                named.connected().name(),
                stream.name(),
                ReadOptions.past(true),
                exchange -> take(exchange.getMessage().getBody(SourcePage.class), most, records),
                () -> records.size() >= most);
    if (records.isEmpty() && stream.each() != null && report.complete()) {
      return new Shown(
          records,
          Optional.of(
              "nothing is asked for yet: it is read for each item of "
                  + String.join(", ", stream.each().streams())
                  + ", and none of them is known; ./learnwire sync reads them"));
    }
    boolean enough = records.size() >= most;
    return new Shown(
        records, enough ? Optional.empty() : report.trouble().map(StreamReport.Trouble::message));
  }

  private void take(SourcePage page, int most, List<MappedRecord> into) {
    for (MappedRecord record : mapping.map(page).records()) {
      if (into.size() < most) {
        into.add(record);
      }
    }
  }
}
