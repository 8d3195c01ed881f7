package org.learnwire.lrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.PostgresTarget;
import org.learnwire.xapi.Statement;

/**
 * A process of its own that stores batches on eight threads and notes the ids of each batch once it
 * was acknowledged. It goes on until somebody kills it.
 */
final class Deliverer {
  static final int THREADS = 8;
  static final int BATCH = 20;

  private Deliverer() {}

  /**
   * @param args folder of the data, folder for the notes; for PostgreSQL also its url, user and
   *     password
   */
  public static void main(String[] args) {
    Path data = Path.of(args[0]);
    Path notes = Path.of(args[1]);
    Database database = open(data, args);
    StatementStore store = new StatementStore(database, Clock.systemUTC());
    StatementIntake intake = new StatementIntake(store, "https://lrs.example.test");
    Credentials credentials =
        Credentials.load(notes.resolve("credentials.yaml"), Clock.systemUTC());
    NewCredential made = credentials.add("client");
    Credential client = credentials.verify(made.key(), made.secret()).orElseThrow();
    for (int i = 0; i < THREADS; i++) {
      Path note = notes.resolve("acknowledged-" + i);
      new Thread(() -> deliver(intake, client, note)).start();
    }
  }

  static Database open(Path data, String[] args) {
    return args.length == 2
        ? Database.open(data, DatabaseOptions.standard())
        : Database.open(
            data, new PostgresTarget(args[2], args[3], args[4]), DatabaseOptions.standard());
  }

  private static void deliver(StatementIntake intake, Credential client, Path note) {
    while (true) {
      List<Statement> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(Samples.about(Samples.BRAM, Samples.SAFETY, i).id(UUID.randomUUID()).build());
      }
      String ids =
          intake.accept(batch, client).stream()
              .map(UUID::toString)
              .collect(Collectors.joining(" "));
      try {
        Files.writeString(note, ids + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
