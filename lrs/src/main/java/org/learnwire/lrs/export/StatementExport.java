package org.learnwire.lrs.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.learnwire.database.Database;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;

/**
 * Writes out what was stored up to the moment it began, oldest first, voided statements included,
 * page by page: whatever is stored meanwhile is left for the next time.
 */
public final class StatementExport {
  private static final int PAGE = 200;

  /**
   * What was written.
   *
   * @param count statements
   * @param position where the next export goes on
   */
  public record Written(long count, long position) {}

  private final Database database;
  private final StatementStore store;

  public StatementExport(Database database, StatementStore store) {
    this.database = database;
    this.store = store;
  }

  /** The position up to which an export that begins now is complete. */
  public long watermark() {
    return database.read(
        tx ->
            tx.one(
                    "select position from statement order by position desc limit 1",
                    row -> row.getLong(1))
                .orElse(0L));
  }

  /**
   * Writes what matches between two positions.
   *
   * @param question conditions; order and page size are set here
   * @param after begins behind this position, 0 for everything
   * @param through a watermark: where it ends
   */
  public Written write(
      StatementQuery.Builder question,
      long after,
      long through,
      ExportFormat format,
      OutputStream out)
      throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 64 * 1024);
    if (format == ExportFormat.CSV) {
      buffered.write(bytes(CsvColumns.header()));
    }
    long count = 0;
    question.ascending(true).withVoided(true).limit(PAGE);
    long at = after;
    boolean more = true;
    while (more) {
      StatementPage page = store.query(question.after(at).build());
      more = page.next().isPresent();
      for (StoredStatement stored : page.statements()) {
        if (stored.position() > through) {
          more = false;
          break;
        }
        buffered.write(bytes(line(stored, format)));
        at = stored.position();
        count++;
      }
    }
    buffered.flush();
    return new Written(count, through);
  }

  private static String line(StoredStatement stored, ExportFormat format) {
    return format == ExportFormat.CSV ? CsvColumns.line(stored) : stored.body() + "\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
