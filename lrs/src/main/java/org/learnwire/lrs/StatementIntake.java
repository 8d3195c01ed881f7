package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Fingerprint;
import org.learnwire.xapi.Statement;

/** Takes what a client of the LRS sends: the whole batch or nothing, always as a source. */
public final class StatementIntake {
  private final StatementStore store;
  private final String homePage;

  /**
   * @param homePage of the accounts that stand as authority, each named by its credential's key
   */
  public StatementIntake(StatementStore store, String homePage) {
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
   * The same with contents of attachments, which are kept once each in the same unit of work.
   *
   * @throws StatementConflict when an id belongs to another statement
   * @throws RepeatedStatementId when two of them have the same id
   */
  public List<UUID> accept(
      List<Statement> statements, List<AttachmentContent> attachments, Credential by) {
    if (statements.isEmpty()) {
      return List.of();
    }
    return store.store(store.delivery(readied(statements, by), attachments)).stream()
        .map(StoreResult::id)
        .toList();
  }

  /** Everything but storing them. */
  List<ReadyStatement> readied(List<Statement> statements, Credential by) {
    refuseRepeatedIds(statements);
    StoreOptions options =
        StoreOptions.from(by.name())
            .withAuthority(by.authority(homePage).toJson())
            .defining(by.may(Scope.DEFINE, false));
    List<ReadyStatement> ready = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      ready.add(
          fingerprint(statement, by)
              .map(id -> of(statement.withId(id), options.asFingerprinted()))
              .orElseGet(() -> of(statement, options)));
    }
    return ready;
  }

  private ReadyStatement of(Statement statement, StoreOptions options) {
    return store.ready(statement, Origin.SOURCE, options);
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
