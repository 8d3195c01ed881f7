package org.learnwire.lrs.retention;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.lrs.Attachments;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Attachment;

/**
 * Takes away the files that only removed statements named. A file is kept once for all statements,
 * so the others are looked through first; that happens beside the writers.
 */
final class AttachmentSweep {
  private static final int PAGE = 200;

  private final Database database;
  private final StatementStore store;
  private final Set<String> orphans = new HashSet<>();

  AttachmentSweep(Database database, StatementStore store) {
    this.database = database;
    this.store = store;
  }

  /** Notes the files of a statement that goes. */
  void gone(StoredStatement stored) {
    for (Attachment attachment : Attachments.namedBy(stored.statement())) {
      orphans.add(attachment.sha2().toLowerCase(Locale.ROOT));
    }
  }

  /** Takes away what nobody names; returns how many files. */
  int run() {
    long seen = orphans.isEmpty() ? 0 : keepNamed(0);
    if (orphans.isEmpty()) {
      return 0;
    }
    return database.write("retention: files", tx -> delete(tx, seen));
  }

  /** What was stored meanwhile is looked at while nothing more can be. */
  private int delete(Tx tx, long seen) throws SQLException {
    tx.update("update journal_clock set position = position where one = 1");
    keepNamed(seen);
    int deleted = 0;
    for (String sha2 : orphans) {
      deleted += tx.update("delete from attachment where sha2 = ?", sha2);
    }
    orphans.clear();
    return deleted;
  }

  /** Returns the last position that was looked at. */
  private long keepNamed(long after) {
    Optional<StatementQuery> next =
        Optional.of(
            StatementQuery.where()
                .ascending(true)
                .withVoided(true)
                .limit(PAGE)
                .after(after)
                .build());
    long last = after;
    while (next.isPresent() && !orphans.isEmpty()) {
      StatementPage page = store.query(next.get());
      List<StoredStatement> statements = page.statements();
      for (StoredStatement stored : statements) {
        // Most name no file: these need not be parsed.
        if (stored.body().contains("\"sha2\"")) {
          for (Attachment named : Attachments.namedBy(stored.statement())) {
            orphans.remove(named.sha2().toLowerCase(Locale.ROOT));
          }
        }
        last = stored.position();
      }
      next = page.next();
    }
    return last;
  }
}
