package org.learnwire.bench.bound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** Fills a database by the store's own door, without HTTP. */
public final class Filling {
  private static final int UNIT = 500;
  private static final StoreOptions OPTIONS = StoreOptions.from("bench");

  private final Database database;
  private final StatementStore store;

  public Filling(Database database) {
    this.database = database;
    this.store = new StatementStore(database, Clock.systemUTC());
  }

  /** How many statements the database holds. */
  public long count() {
    return store.count();
  }

  /** Stores the next statements. */
  public void store(Statements statements, long size) throws IOException {
    for (long left = size; left > 0; left -= UNIT) {
      JsonNode batch = XapiJson.read(statements.batch((int) Math.min(UNIT, left)));
      database.write(
          "fill",
          tx -> {
            for (JsonNode one : batch) {
              Statement statement = Statement.take((ObjectNode) one, XapiVersion.V1_0_3);
              store.store(tx, statement, Origin.SOURCE, OPTIONS);
            }
            return batch;
          });
    }
  }
}
