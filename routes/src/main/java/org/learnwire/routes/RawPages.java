package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;
import org.learnwire.kit.SourceRecord;

/**
 * What vendors said, page by page and compressed, for as long as a connection keeps it: so that it
 * can be mapped anew without asking them.
 */
final class RawPages {
  private static final String STATEMENT = "statement";

  /**
   * One record as the vendor wrote it.
   *
   * @param statement the id of what was made of it; null for what is no statement
   */
  record Raw(SourceRecord record, @Nullable UUID statement) {}

  /** Records that were stored together, in their order. */
  record Page(long id, int generation, Instant readAt, List<Raw> records) {}

  private final Database database;

  RawPages(Database database) {
    this.database = database;
  }

  void keep(
      Tx tx, UUID connectionId, String stream, int generation, Instant readAt, List<Raw> records)
      throws SQLException {
    if (!records.isEmpty()) {
      tx.update(
          "insert into raw_page (connection_id, stream, generation, read_at, records, body)"
              + " values (?, ?, ?, ?, ?, ?)",
          connectionId,
          stream,
          generation,
          readAt,
          records.size(),
          deflated(records));
    }
  }

  /** The page of an older generation that comes next after another, oldest first. */
  Optional<Page> next(UUID connectionId, String stream, int below, long after) {
    return database.read(
        tx ->
            tx.one(
                "select id, generation, read_at, body from raw_page where connection_id = ?"
                    + " and stream = ? and generation < ? and id > ? order by id limit 1",
                r ->
                    new Page(
                        r.getLong(1),
                        r.getInt(2),
                        Times.instant(r.getLong(3)),
                        inflated(r.getBytes(4))),
                connectionId,
                stream,
                below,
                after));
  }

  void drop(Tx tx, long id) throws SQLException {
    tx.update("delete from raw_page where id = ?", id);
  }

  /** Lets go of what was read before an instant; tells how many pages went. */
  int purge(UUID connectionId, Instant before) {
    return database.write(
        "raw records past their time",
        tx ->
            tx.update(
                "delete from raw_page where connection_id = ? and read_at < ?",
                connectionId,
                before));
  }

  private static byte[] deflated(List<Raw> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (Raw raw : records) {
        ObjectNode line = raw.record().toJson();
        if (raw.statement() != null) {
          line.put(STATEMENT, raw.statement().toString());
        }
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static List<Raw> inflated(byte[] body) {
    List<Raw> records = new ArrayList<>();
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        ObjectNode json = Json.object(line);
        String statement = json.path(STATEMENT).asText("");
        records.add(
            new Raw(
                SourceRecord.of(json), statement.isEmpty() ? null : UUID.fromString(statement)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("raw records that are broken", e);
    }
    return records;
  }
}
