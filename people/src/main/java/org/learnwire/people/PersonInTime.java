package org.learnwire.people;

import java.util.List;

/**
 * A person as everything that is known of them, with time.
 *
 * @param id the id that speaks for them
 * @param records the ids of every HR record that is this person, oldest first
 * @param rulings what was said about them or their accounts, latest first, undone ones too
 */
public record PersonInTime(
    String id, List<String> records, List<AccountInTime> accounts, List<Ruling> rulings) {
  public PersonInTime {
    records = List.copyOf(records);
    accounts = List.copyOf(accounts);
    rulings = List.copyOf(rulings);
  }
}
