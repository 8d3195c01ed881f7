package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person's accounts in time, and what was said of them. */
public record PersonView(
    String id,
    PersonLabel person,
    @Nullable PersonLabel manager,
    List<AccountLine> accounts,
    List<GoalLine> goals,
    List<RulingView> rulings) {

  /**
   * An account from one change of it to the next.
   *
   * @param known what its system knows them by: number, address, SSO id
   * @param post team and status, of an HR record
   * @param by what told whose it is, in words
   * @param to null: it still is like this
   * @param record what can be taken off; null of other accounts and of a person's only record
   */
  public record AccountLine(
      String connection,
      String account,
      List<String> known,
      String post,
      String by,
      Instant from,
      @Nullable Instant to,
      @Nullable String record) {}

  /**
   * A goal as the system that keeps it showed it last.
   *
   * @param title null: it is not shown while names are not
   * @param ours whether Learnwire made it, or was given it
   * @param state in words
   * @param stands what it shows besides: progress, due date
   * @param since when it was seen to be so first
   */
  public record GoalLine(
      String connection,
      @Nullable String title,
      boolean ours,
      String state,
      String stands,
      Instant since) {
    GoalLine veiled() {
      return new GoalLine(connection, ours ? title : null, ours, state, stands, since);
    }
  }

  public PersonView {
    goals = List.copyOf(goals);
    accounts = List.copyOf(accounts);
    rulings = List.copyOf(rulings);
  }
}
