package org.learnwire.routes;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.Journal;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;

/** Gives copies of what was stored to a user's route at the seam, in order, at least once. */
final class StoredTap {
  private static final String READER = "stored-tap";
  private static final int BATCH = 200;

  private final Database database;
  private final StatementStore store;
  private final ProducerTemplate producer;
  private final BooleanSupplier taken;

  StoredTap(
      Database database, StatementStore store, ProducerTemplate producer, BooleanSupplier taken) {
    this.database = database;
    this.store = store;
    this.producer = producer;
    this.taken = taken;
  }

  void run() {
    if (!taken.getAsBoolean()) {
      return;
    }
    List<Journal.Entry> entries;
    do {
      entries = database.read(tx -> Journal.after(tx, Checkpoints.position(tx, READER), BATCH));
      for (Journal.Entry entry : entries) {
        if (entry.kind() == Journal.Kind.StatementStored) {
          store.byPosition(entry.position()).ifPresent(this::copy);
        }
      }
      if (!entries.isEmpty()) {
        long last = entries.get(entries.size() - 1).position();
        database.write(
            "stored tap",
            tx -> {
              Checkpoints.move(tx, READER, last);
              return null;
            });
      }
    } while (!entries.isEmpty());
  }

  private void copy(StoredStatement stored) {
    producer.sendBody(Seam.STORED.uri(), stored.statement().json().toString());
  }
}
