package org.learnwire.app.lrs.fuzz;

import java.nio.file.Path;
import java.util.List;

class SqliteMutatedRequestsIT extends MutatedRequestsContract {
  SqliteMutatedRequestsIT() {
    super(800);
  }

  @Override
  Store store(Path folder) {
    return new Store(List.of(), StoredRows.Kind.sqlite(folder.resolve("learnwire.db")));
  }
}
