package org.learnwire.app.signin;

import java.util.List;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;

/** What holds for signing in on SQLite holds on PostgreSQL; one database for all of it. */
class DoorOnPostgresIT extends DoorTest {
  private static final List<String> TABLES =
      List.of("sign_in_account", "sign_in_session", "sign_in_failure", "sign_in_link", "api_token");
  private static final PostgresTarget TARGET = TestPostgres.databaseWithTables();

  private Database opened;

  @Override
  Database database() {
    opened = Database.open(data, TARGET, DatabaseOptions.standard());
    opened.write(
        "as new",
        tx -> {
          for (String table : TABLES) {
            tx.update("delete from " + table);
          }
          return null;
        });
    return opened;
  }

  @Override
  String stolen() {
    return opened.read(
        tx -> {
          StringBuilder all = new StringBuilder();
          for (String table : TABLES) {
            tx.each(
                "select cast(t as text) from " + table + " t", row -> all.append(row.getString(1)));
          }
          return all.toString();
        });
  }
}
