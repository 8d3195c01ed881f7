package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Origin;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Fingerprint;
import org.learnwire.xapi.Statement;

/** Takes what a client of the LRS sends: the whole batch or nothing, always as a source. */
public final class StatementIntake {
  private final Database database;
  private final StatementStore store;
  private final String homePage;

  /**
   * @param homePage of the accounts that stand as authority, each named by its credential's key
   */
  public StatementIntake(Database database, StatementStore store, String homePage) {
    this.database = database;
    this.store = store;
    this.homePage = homePage;
  }

  /**
   * Stores the statements; returns their ids in the same order.
   *
   * @throws StatementConflict when an id belongs to another statement
   * @throws RepeatedStatementId when two of them have the same id
   */
  public List<UUID> accept(List<Statement> statements, Credential by) {
    return accept(statements, List.of(), by);
  }

  /**
   * Stores the statements with the files that came along.
   *
   * @throws StatementConflict when an id belongs to another statement
   * @throws RepeatedStatementId when two of them have the same id
   */
  public List<UUID> accept(
      List<Statement> statements, List<AttachmentContent> attachments, Credential by) {
    refuseRepeatedIds(statements);
    if (statements.isEmpty()) {
      return List.of();
    }
    return database.write(
        "statements of " + by.name(),
        tx -> {
          Attachments.store(tx, attachments);
          List<UUID> ids = new ArrayList<>();
          for (Statement statement : statements) {
            ids.add(accept(tx, statement, by));
          }
          return ids;
        });
  }

  private UUID accept(Tx tx, Statement statement, Credential by) throws SQLException {
    StoreOptions options =
        StoreOptions.from(by.name()).withAuthority(by.authority(homePage).toJson());
    Statement toStore = statement;
    Optional<UUID> fingerprint = fingerprint(statement, by);
    if (fingerprint.isPresent()) {
      toStore = statement.withId(fingerprint.get());
      options = options.asFingerprinted();
    }
    StoreResult result = store.store(tx, toStore, Origin.SOURCE, options);
    if (result instanceof StoreResult.Conflict conflict) {
      throw new StatementConflict(conflict.id());
    }
    return result.id();
  }

  private static Optional<UUID> fingerprint(Statement statement, Credential by) {
    return by.fingerprint() && by.site() != null && statement.id().isEmpty()
        ? Fingerprint.of(by.site(), statement)
        : Optional.empty();
  }

  private static void refuseRepeatedIds(List<Statement> statements) {
    Set<UUID> seen = new HashSet<>();
    for (Statement statement : statements) {
      statement
          .id()
          .ifPresent(
              id -> {
                if (!seen.add(id)) {
                  throw new RepeatedStatementId(id);
                }
              });
    }
  }
}
