package org.learnwire.routes;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.learnwire.people.ScopeRules;

/**
 * What is agreed about people's data, as far as reading and keeping hang on it.
 *
 * @param scope whose data is kept; empty for everybody's
 * @param dropped fields that are taken out of records before anything is done with them
 * @param kept how long the statements of a stream are kept
 */
public record PolicySettings(Optional<ScopeRules> scope, List<Dropped> dropped, List<Kept> kept) {
  public PolicySettings {
    dropped = List.copyOf(dropped);
    kept = List.copyOf(kept);
  }

  /** Nothing is agreed: everybody's data is kept, every field, without an end. */
  public static PolicySettings none() {
    return new PolicySettings(Optional.empty(), List.of(), List.of());
  }

  /**
   * A stream of a connection, and where a file speaks of it.
   *
   * @param where file and line
   */
  public record Of(String connection, String stream, String where) {
    @Override
    public String toString() {
      return connection + "/" + stream;
    }
  }

  /**
   * A field of a stream.
   *
   * @param field a dotted path into the record, as the vendor writes it
   */
  public record Dropped(Of of, String field) {}

  /** For how long the statements of a stream are kept. */
  public record Kept(Of of, Period keep) {}

  /** The fields that are dropped of a connection, by stream. */
  Map<String, List<String>> droppedOf(String connection) {
    return dropped.stream()
        .filter(each -> each.of().connection().equals(connection))
        .collect(
            Collectors.groupingBy(
                each -> each.of().stream(),
                TreeMap::new,
                Collectors.mapping(Dropped::field, Collectors.toList())));
  }

  Optional<Period> keep(String connection, String stream) {
    return kept.stream()
        .filter(each -> each.of().connection().equals(connection))
        .filter(each -> each.of().stream().equals(stream))
        .map(Kept::keep)
        .findFirst();
  }
}
