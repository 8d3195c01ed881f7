package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.lrs.LrsOnlyServer;
import org.learnwire.app.lrs.LrsOnlySettings;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.Journal;
import org.learnwire.database.Origin;
import org.learnwire.database.TestPostgres;

/** Backup and restore as an administrator does them, and the LRS alone on what was restored. */
class BackupIT {
  @TempDir Path folder;

  @Test
  void a_backup_beside_the_running_server_is_restored_into_an_empty_folder() {
    String data = folder.resolve("data").toString();
    String file = folder.resolve("kept.backup").toString();
    String other = folder.resolve("other").toString();
    try (Database running = filled()) {
      assertThat(running.dialect()).isNotNull();
      Ran backup = Ran.of("lrs", "backup", "--data", data, "--to", file);
      assertThat(backup.exit()).as(backup.all()).isZero();
      assertThat(backup.out()).contains(file);
      Ran again = Ran.of("lrs", "backup", "--data", data, "--to", file);
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains("is there already");
    }
    assertThat(Ran.of("lrs", "restore", "--data", other, "--from", file).exit()).isZero();
    Ran again = Ran.of("lrs", "restore", "--data", other, "--from", file);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("already holds a database");
    assertThat(events(DatabasePlace.in(Path.of(other)))).isEqualTo(1);
  }

  @Test
  void what_was_kept_in_a_folder_moves_to_postgresql_and_the_lrs_starts_on_it() throws Exception {
    Path file = folder.resolve("kept.backup");
    try (Database running = filled()) {
      running.backup(file);
    }
    DatabasePlace place = new DatabasePlace(folder.resolve("beside"), TestPostgres.freshDatabase());
    place.restore(file);
    assertThat(events(place)).isEqualTo(1);
    Path credentials = folder.resolve("lrs-credentials.yaml");
    try (LrsOnlyServer server = LrsOnlyServer.start(new LrsOnlySettings(place, credentials, 0))) {
      HttpRequest about =
          HttpRequest.newBuilder(URI.create(server.endpoint() + "about")).GET().build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(about, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private Database filled() {
    Database database = Database.open(folder.resolve("data"), DatabaseOptions.standard());
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    database.write(
        "one", tx -> Journal.append(tx, Journal.Kind.Tick, "day", Origin.SOURCE, now, "{}"));
    return database;
  }

  private static long events(DatabasePlace place) {
    try (Database database = place.openReadOnly()) {
      return database.read(
          tx -> tx.one("select count(*) from journal", row -> row.getLong(1)).orElse(0L));
    }
  }
}
