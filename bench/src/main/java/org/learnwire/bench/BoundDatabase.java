package org.learnwire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.bench.bound.Bound;
import org.learnwire.bench.bound.Filling;
import org.learnwire.bench.bound.Place;
import org.learnwire.bench.report.Report;
import org.learnwire.bench.report.Row;
import org.learnwire.bench.statements.Statements;
import org.learnwire.database.Database;
import picocli.CommandLine.Option;

/** Which database the bound is measured on, and how full it is. */
final class BoundDatabase {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "a folder for the bound, thrown away afterwards; default a new one")
  @Nullable Path data;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description = {
        "an empty PostgreSQL database for the bound, thrown away afterwards;",
        "LEARNWIRE_DB_USER and LEARNWIRE_DB_PASSWORD"
      })
  @Nullable String jdbc;

  @Option(
      names = "--bound-fill",
      defaultValue = "0",
      paramLabel = "N",
      description = "statements that stand in it before; default ${DEFAULT-VALUE}")
  long fill;

  Database open() throws IOException {
    Path folder = data == null ? Files.createTempDirectory("learnwire-bound") : data;
    return new Place(folder, jdbc).open();
  }

  /** Fills it, and measures. */
  List<Row> measure(Database database, Statements statements, double seconds, Report report)
      throws IOException, SQLException, InterruptedException {
    Filling filling = new Filling(database);
    filling.store(statements, Math.max(0, fill - filling.count()));
    report.say("bound on", database.dialect() + " with " + filling.count() + " statements");
    List<Row> rows = new Bound(database, statements, Bound.SAMPLE, seconds).runAll();
    report.add(rows);
    return rows;
  }
}
