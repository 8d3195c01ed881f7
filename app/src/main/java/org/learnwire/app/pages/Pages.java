package org.learnwire.app.pages;

import java.util.Set;

/**
 * What the pages show. Every answer is a snapshot with its own {@code asOf}, so ages need no clock.
 *
 * <p>{@code names} false means that no person's name or address may be in the answer: labels carry
 * the employee number instead.
 */
public interface Pages {
  Company company();

  /** The counts of the last 24 hours, the connections, and the latest ten decisions. */
  JourneyView journey(boolean names);

  /**
   * What waits for a person, oldest first: proposals, drafts and planned changes that can be
   * approved, and the conflicts and unknown outcomes that must be settled.
   */
  Listing<EntryView> plan(int limit, boolean names);

  /** Ledger entries of these states (all when empty), latest change first. */
  Listing<EntryView> decisions(Set<EntryState> states, int limit, boolean names);

  /** Open quarantine, latest first. */
  Listing<QuarantineView> quarantine(int limit, boolean names);

  /** Runs of streams, latest first. */
  Listing<RunView> runs(int limit);

  /** Statements, latest stored first. */
  Listing<StatementView> statements(int limit, boolean names);

  /** Accounts that match more than one employee, latest first. */
  Listing<ReviewView> reviews(int limit, boolean names);
}
