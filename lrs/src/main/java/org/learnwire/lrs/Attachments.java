package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.SubStatement;

/** The files of statements, each kept once by its hash. */
public final class Attachments {
  private final Database database;

  public Attachments(Database database) {
    this.database = database;
  }

  /** Keeps those that are not there yet, in the unit of work that stores their statements. */
  public static void store(Tx tx, Collection<AttachmentContent> contents) throws SQLException {
    // In one order, so that two batches with the same files never wait for each other.
    List<AttachmentContent> sorted =
        contents.stream().sorted(Comparator.comparing(AttachmentContent::sha2)).toList();
    for (AttachmentContent content : sorted) {
      tx.update(
          "insert into attachment (sha2, content_type, length, content) values (?, ?, ?, ?)"
              + " on conflict do nothing",
          content.sha2(),
          content.contentType(),
          content.bytes().length,
          content.bytes());
    }
  }

  /** The files that a statement names, those of a SubStatement among them. */
  public static List<Attachment> namedBy(Statement statement) {
    List<Attachment> all = new ArrayList<>(statement.attachments());
    if (statement.object() instanceof SubStatement within) {
      all.addAll(Statement.trusted(within.toJson(), statement.version()).attachments());
    }
    return all;
  }

  /** The file with this hash, if it ever came along with a statement. */
  public Optional<AttachmentContent> find(String sha2) {
    return database.read(
        tx ->
            tx.one(
                "select sha2, content_type, content from attachment where sha2 = ?",
                row -> new AttachmentContent(row.getString(1), row.getString(2), row.getBytes(3)),
                sha2.toLowerCase(Locale.ROOT)));
  }
}
