package org.learnwire.people;

import java.util.Set;
import java.util.UUID;

/**
 * What one person, or several who go together, can be told by.
 *
 * @param personIds ids of the persons of their HR records
 * @param accounts their accounts in other systems
 * @param keys what statements, accounts and records name them by, as {@link Suppression} compares
 * @param words names and addresses that nobody else goes by: what a text says of them
 */
public record Traces(
    Set<String> personIds, Set<Place> accounts, Set<String> keys, Set<String> words) {
  public Traces {
    personIds = Set.copyOf(personIds);
    accounts = Set.copyOf(accounts);
    keys = Set.copyOf(keys);
    words = Set.copyOf(words);
  }

  /** An account. */
  public record Place(UUID connectionId, String remoteId) {}

  public boolean isEmpty() {
    return keys.isEmpty() && personIds.isEmpty();
  }
}
