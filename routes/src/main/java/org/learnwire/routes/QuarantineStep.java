package org.learnwire.routes;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
import org.learnwire.kit.Mapped.Skipped;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceRecord;

/** The dead letter: keeps every record of a page that a step could not take. */
final class QuarantineStep implements Processor {
  private final Database database;
  private final Connections connections;
  private final Quarantine quarantine;
  private final Tallies tallies;
  private final BooleanSupplier judged;

  /**
   * @param judged somebody is kept out now: what was not looked at yet leaves no content
   */
  QuarantineStep(
      Database database,
      Connections connections,
      Quarantine quarantine,
      Tallies tallies,
      BooleanSupplier judged) {
    this.judged = judged;
    this.database = database;
    this.connections = connections;
    this.quarantine = quarantine;
    this.tallies = tallies;
  }

  @Override
  public void process(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Object body = exchange.getMessage().getBody();
    List<SourceRecord> records = recordsOf(body);
    if (records.isEmpty()) {
      // Not a page any more: nothing can be kept of it here, so the page must roll back.
      return;
    }
    String where = String.valueOf(exchange.getProperty(Exchange.FAILURE_ROUTE_ID));
    String detail = "the route " + where + " failed: " + cause.getMessage();
    Connected connected = connections.named(records.get(0).connection());
    Tally tally = new Tally();
    database.write(
        "quarantine a page",
        tx -> {
          for (SourceRecord record : records) {
            quarantine.keep(
                tx,
                connected.id(),
                record.stream(),
                record.key(),
                "route",
                detail,
                record.toJson().toString());
          }
          return null;
        });
    records.forEach(record -> tally.quarantine("route"));
    if (outOfScope(body) > 0) {
      tally.skip(Skipped.OUT_OF_SCOPE, outOfScope(body));
    }
    tallies.add(connected.id(), pageOf(body), tally);
    // Kept is dealt with: the cursor may move.
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  private static SourcePage pageOf(Object body) {
    return body instanceof MappedPage page ? page.page() : (SourcePage) body;
  }

  private List<SourceRecord> recordsOf(Object body) {
    if (body instanceof MappedPage page) {
      return page.records().stream()
          .filter(record -> !record.isOutOfScope())
          .map(MappedRecord::source)
          .toList();
    }
    List<SourceRecord> unmapped = body instanceof SourcePage page ? page.records() : List.of();
    return judged.getAsBoolean()
        ? unmapped.stream().map(SourceRecord::withoutContent).toList()
        : unmapped;
  }

  private static long outOfScope(Object body) {
    return body instanceof MappedPage page
        ? page.records().stream().filter(MappedRecord::isOutOfScope).count()
        : 0;
  }
}
