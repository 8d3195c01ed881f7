package org.learnwire.app.lrs.fuzz;

import java.nio.file.Path;
import java.util.List;
import org.learnwire.database.PostgresTarget;
import org.learnwire.database.TestPostgres;

/** A text that SQLite takes may be refused here: NUL bytes, for one. */
class PostgresMutatedRequestsIT extends MutatedRequestsContract {
  PostgresMutatedRequestsIT() {
    super(400);
  }

  @Override
  Store store(Path folder) {
    PostgresTarget target = TestPostgres.freshDatabase();
    return new Store(
        List.of(target.url(), target.user(), target.password()), StoredRows.Kind.postgres(target));
  }
}
