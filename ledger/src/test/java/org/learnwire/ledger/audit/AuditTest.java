package org.learnwire.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;

/** The chain, on both databases: what is wrong is found and named, what was erased is not wrong. */
class AuditTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path folder;
  private Database database;

  private void open(Dialect dialect) {
    database = TestDatabase.open(dialect, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static AuditEvent event(String who, String detail) {
    return new AuditEvent(who, Acts.LOOKED_AT, "p-" + who, "the page of a person", detail);
  }

  private void append(String who, int times) {
    for (int i = 1; i <= times; i++) {
      int number = i;
      database.write(
          "look",
          tx -> {
            Audit.append(tx, event(who, "look " + number), NOON.plusSeconds(number));
            return null;
          });
    }
  }

  private AuditVerdict verdict(AuditHead... known) {
    return database.read(tx -> AuditCheck.of(tx, List.of(known)));
  }

  /** Somebody with the keys to the database, and no wish to be found. */
  private void tamper(String sql) {
    database.write(
        "tamper",
        tx -> {
          if (tx.dialect() == Dialect.SQLITE) {
            tx.update("drop trigger if exists audit_kept");
            tx.update("drop trigger if exists audit_stays");
          } else {
            tx.update("drop trigger if exists audit_kept on audit");
          }
          return tx.update(sql);
        });
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_chain_nobody_touched_holds(Dialect dialect) {
    open(dialect);
    assertThat(verdict().rows()).isZero();
    append("ann", 3);
    AuditVerdict verdict = verdict();
    assertThat(verdict.trouble()).isNull();
    assertThat(verdict.rows()).isEqualTo(3);
    assertThat(verdict.first()).isEqualTo(NOON.plusSeconds(1));
    assertThat(verdict.last()).isEqualTo(NOON.plusSeconds(3));
    assertThat(verdict.head()).isEqualTo(AuditHead.of(database.read(Audit::head).toString()));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void rows_are_altered_by_no_statement_of_the_program(Dialect dialect) {
    open(dialect);
    append("ann", 1);
    for (String sql : List.of("update audit set at = 0", "delete from audit")) {
      assertThatThrownBy(() -> database.write("alter", tx -> tx.update(sql)))
          .rootCause()
          .hasMessageContaining("the audit is only added to");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_first_row_that_is_not_as_it_was_is_named(Dialect dialect) {
    open(dialect);
    append("ann", 5);
    AuditHead kept = verdict().head();
    tamper("update audit_content set detail = 'nothing' where seq = 4");
    assertThat(verdict().trouble()).isEqualTo("row 4 says something else than when it was written");
    tamper("update audit set at = at + 1 where seq = 3");
    assertThat(verdict().trouble())
        .isEqualTo("row 3 does not follow from the one before: it was altered, or stood elsewhere");
    tamper("delete from audit where seq = 2");
    assertThat(verdict().trouble()).isEqualTo("row 2 is missing; the next is row 3");
    tamper("delete from audit where seq > 1");
    assertThat(verdict().trouble()).isEqualTo("row 2 is missing; what it said is there");
    tamper("delete from audit_content where seq > 1");
    assertThat(verdict().holds()).isTrue();
    assertThat(verdict(kept).trouble()).isEqualTo("rows 2 to 5 were cut off at the end");
    append("eve", 4);
    assertThat(verdict().holds()).isTrue();
    assertThat(verdict(kept).trouble())
        .isEqualTo("row 5 is not the one whose head was kept: the chain was rewritten");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_rows_that_changed_places_are_found(Dialect dialect) {
    open(dialect);
    append("ann", 4);
    tamper("update audit set seq = 99 where seq = 2");
    tamper("update audit set seq = 2 where seq = 3");
    tamper("update audit set seq = 3 where seq = 99");
    assertThat(verdict().trouble()).startsWith("row 2 does not follow");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_rows_say_can_be_erased_and_the_chain_still_holds(Dialect dialect) {
    open(dialect);
    append("ann", 3);
    append("bob", 2);
    database.write(
        "erase",
        tx -> {
          Audit.erase(tx, List.of(1L, 2L, 3L, 5L), "hr", "asked to", NOON);
          return null;
        });
    AuditVerdict verdict = verdict();
    assertThat(verdict.trouble()).isNull();
    assertThat(verdict.rows()).isEqualTo(6);
    assertThat(verdict.erased()).isEqualTo(4);
    tamper("delete from audit_content where seq = 4");
    assertThat(verdict().trouble())
        .isEqualTo("the content of row 4 is gone, and no erasure tells of it");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_taken_back_is_not_there(Dialect dialect) {
    open(dialect);
    append("ann", 1);
    assertThatThrownBy(
            () ->
                database.write(
                    "look",
                    tx -> {
                      Audit.append(tx, event("bob", "in vain"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    append("ann", 1);
    assertThat(verdict().rows()).isEqualTo(2);
    List<String> told =
        database.read(tx -> tx.list("select who from audit_content", row -> row.getString(1)));
    assertThat(told).containsOnly("ann");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_act_that_is_not_on_the_list_is_refused(Dialect dialect) {
    open(dialect);
    AuditEvent odd = new AuditEvent("ann", "looked.away", null, "", "");
    assertThatThrownBy(
            () ->
                database.write(
                    "look",
                    tx -> {
                      Audit.append(tx, odd);
                      return null;
                    }))
        .hasMessage("there is no act looked.away; a new one belongs into ledger.audit.Acts");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_head_kept_day_by_day_finds_what_was_cut_off_and_an_older_state_put_in_place_is_said(
      Dialect dialect) {
    open(dialect);
    KeptHeads kept = new KeptHeads(folder);
    kept.keep(NOON, AuditHead.NONE);
    assertThat(kept.all()).as("nothing to keep").isEmpty();
    append("ann", 2);
    AuditHead early = verdict().head();
    kept.keep(NOON, early);
    kept.keep(NOON, early);
    append("ann", 3);
    kept.keep(NOON.plusSeconds(86_400), verdict().head());
    assertThat(new KeptHeads(folder).all()).hasSize(2);
    assertThat(verdict(kept).trouble()).isNull();

    tamper("delete from audit where seq > 3");
    tamper("delete from audit_content where seq > 3");
    assertThat(verdict(kept).trouble()).isEqualTo("rows 4 to 5 were cut off at the end");
    append("eve", 4);
    assertThat(verdict(kept).trouble()).startsWith("row 5 is not the one whose head was kept");

    kept.restored(NOON.plusSeconds(90_000), early);
    assertThat(verdict(kept).trouble()).as("from row 2 on it is another chain, and said").isNull();
    assertThat(new KeptHeads(folder).all()).hasSize(2).allMatch(early::equals);
  }

  private AuditVerdict verdict(KeptHeads kept) {
    return database.read(tx -> AuditCheck.of(tx, kept.all()));
  }
}
