package org.learnwire.lrs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.database.Times;
import org.learnwire.database.Tx;

/** The documents of the LRS. Each change is decided within the unit of work that makes it. */
public final class Documents {
  private static final String ONE = "kind = ? and owner = ? and registration = ? and id = ?";
  private static final String UNCHANGED = " and etag = ? and updated = ?";
  private static final int MOST_ATTEMPTS = 20;

  /** What becomes of a document. */
  @FunctionalInterface
  public interface Change {
    /** The new content, or empty when it is to go; refuses by an exception. */
    Optional<DocumentContent> of(Optional<Document> existing);
  }

  private final Database database;
  private final Clock clock;

  public Documents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Document> find(DocumentOwner owner, String id) {
    return database.read(tx -> find(tx, owner, id));
  }

  /**
   * The ids of an owner's documents in alphabetical order.
   *
   * @param since only what was written after this
   */
  public List<String> ids(DocumentOwner owner, @Nullable Instant since) {
    List<Object> args = new ArrayList<>();
    String sql =
        "select distinct id from document where "
            + all(owner, args)
            + (since == null ? "" : " and updated > ?")
            + " order by id";
    if (since != null) {
      args.add(since);
    }
    return database.read(tx -> tx.list(sql, row -> row.getString(1), args.toArray()));
  }

  /**
   * Changes one document. Where others write at the same time, the decision is taken again on what
   * they left.
   */
  public void change(DocumentOwner owner, String id, Change change) {
    database.write(
        "document " + owner.kind().word(),
        tx -> {
          for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Document> existing = find(tx, owner, id);
            if (isDone(tx, owner, id, existing, change.of(existing))) {
              return null;
            }
          }
          throw new SQLException("others kept changing the same document");
        });
  }

  /** Deletes all documents of an owner. */
  public void deleteAll(DocumentOwner owner) {
    List<Object> args = new ArrayList<>();
    String sql = "delete from document where " + all(owner, args);
    database.write("documents " + owner.kind().word(), tx -> tx.update(sql, args.toArray()));
  }

  private static Optional<Document> find(Tx tx, DocumentOwner owner, String id)
      throws SQLException {
    return tx.one(
        "select content_type, content, etag, updated from document where " + ONE,
        Documents::read,
        one(owner, id));
  }

  private static Document read(ResultSet row) throws SQLException {
    return new Document(
        row.getString(1), row.getBytes(2), row.getString(3), Times.instant(row.getLong(4)));
  }

  /** False when the document is no longer what was found. */
  private boolean isDone(
      Tx tx,
      DocumentOwner owner,
      String id,
      Optional<Document> found,
      Optional<DocumentContent> content)
      throws SQLException {
    Instant now = clock.instant();
    if (content.isEmpty()) {
      return found.isEmpty() || delete(tx, owner, id, found.get());
    }
    Document next = Document.of(content.get(), now);
    return found.isEmpty() ? insert(tx, owner, id, next) : update(tx, owner, id, found.get(), next);
  }

  private static boolean insert(Tx tx, DocumentOwner owner, String id, Document next)
      throws SQLException {
    return 1
        == tx.update(
            "insert into document"
                + " (content_type, content, etag, updated, kind, owner, registration, id)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            joined(values(next), one(owner, id)));
  }

  private static boolean update(
      Tx tx, DocumentOwner owner, String id, Document found, Document next) throws SQLException {
    return 1
        == tx.update(
            "update document set content_type = ?, content = ?, etag = ?, updated = ? where "
                + ONE
                + UNCHANGED,
            joined(values(next), joined(one(owner, id), found.etag(), found.updated())));
  }

  private static boolean delete(Tx tx, DocumentOwner owner, String id, Document found)
      throws SQLException {
    return 1
        == tx.update(
            "delete from document where " + ONE + UNCHANGED,
            joined(one(owner, id), found.etag(), found.updated()));
  }

  private static Object[] values(Document document) {
    return new Object[] {
      document.contentType(), document.content(), document.etag(), document.updated()
    };
  }

  private static Object[] joined(Object[] first, Object... rest) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(rest)).toArray();
  }

  private static Object[] one(DocumentOwner owner, String id) {
    return new Object[] {owner.kind().word(), owner.key(), owner.registrationKey(), id};
  }

  /** A list without registration is of all registrations (xAPI Communication 2.3). */
  private static String all(DocumentOwner owner, List<Object> args) {
    args.add(owner.kind().word());
    args.add(owner.key());
    if (owner.registration() == null) {
      return "kind = ? and owner = ?";
    }
    args.add(owner.registrationKey());
    return "kind = ? and owner = ? and registration = ?";
  }
}
