package org.learnwire.routes;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.database.Database;
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

  QuarantineStep(
      Database database, Connections connections, Quarantine quarantine, Tallies tallies) {
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
    tallies.add(connected.id(), pageOf(body), tally);
    // Kept is dealt with: the cursor may move.
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  private static SourcePage pageOf(Object body) {
    return body instanceof MappedPage page ? page.page() : (SourcePage) body;
  }

  private static List<SourceRecord> recordsOf(Object body) {
    if (body instanceof MappedPage page) {
      return page.records().stream().map(MappedRecord::source).toList();
    }
    return body instanceof SourcePage page ? page.records() : List.of();
  }
}
