package org.learnwire.routes;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.MappedRecord;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;

/**
 * What a record is to what was last seen of its key.
 *
 * @param before what was last seen of it, if anything was
 * @param now what is remembered of it from now on
 * @param same the same fact: only what is watched has changed, or it is back
 */
record Version(
    Incoming incoming, SourceItems.@Nullable Item before, SourceItems.Item now, boolean same) {

  static Version of(
      Incoming incoming, SourceItems.@Nullable Item before, int generation, UUID connectionId) {
    if (before == null) {
      SourceItems.Item first = incoming.first();
      SourceItems.Item now = first == null ? first(incoming, generation, connectionId) : first;
      return new Version(incoming, null, now, false);
    }
    return sameFact(before, incoming.record(), generation)
        ? new Version(incoming, before, seenAgain(before, incoming), true)
        : new Version(incoming, before, next(incoming, before, generation, connectionId), false);
  }

  /** Whether a record says just what was last seen of its key. */
  static boolean asBefore(SourceItems.Item item, MappedRecord record, int generation) {
    return sameFact(item, record, generation)
        && Objects.equals(item.watch(), record.watchHash())
        && !item.gone();
  }

  /** The vendor's own version, else what the mapped facts come to. */
  private static String said(MappedRecord record) {
    String vendors = record.source().version();
    return vendors == null ? record.factHash() : vendors;
  }

  static boolean sameFact(SourceItems.Item item, MappedRecord record, int generation) {
    return item.generation() == generation && item.version().equals(said(record));
  }

  /**
   * Guarantee 1: id = UUIDv5(connection id, stream, key, generation, version). A statement that was
   * made elsewhere keeps the id it was given there.
   */
  static UUID statementId(Incoming incoming, UUID connectionId, int generation, long ordinal) {
    Optional<UUID> own = Optional.ofNullable(incoming.statement()).flatMap(Statement::id);
    if (own.isPresent()) {
      return own.get();
    }
    MappedRecord record = incoming.record();
    String vendors = record.source().version();
    return Uuids.v5(
        connectionId,
        record.source().stream(),
        record.source().key(),
        Integer.toString(generation),
        vendors == null ? record.factHash() + "#" + ordinal : vendors);
  }

  private static SourceItems.Item seenAgain(SourceItems.Item before, Incoming incoming) {
    return item(incoming, before.generation(), before.ordinal(), before.statementId());
  }

  /** What is remembered of a record whose key was never seen before. */
  static SourceItems.Item first(Incoming incoming, int generation, UUID connectionId) {
    return numbered(incoming, generation, 1, connectionId);
  }

  private static SourceItems.Item next(
      Incoming incoming, SourceItems.Item before, int generation, UUID connectionId) {
    long ordinal = before.generation() == generation ? before.ordinal() + 1 : 1;
    return numbered(incoming, generation, ordinal, connectionId);
  }

  private static SourceItems.Item numbered(
      Incoming incoming, int generation, long ordinal, UUID connectionId) {
    UUID statement =
        incoming.statement() == null
            ? null
            : statementId(incoming, connectionId, generation, ordinal);
    return item(incoming, generation, ordinal, statement);
  }

  private static SourceItems.Item item(
      Incoming incoming, int generation, long ordinal, @Nullable UUID statement) {
    return new SourceItems.Item(
        incoming.key(),
        generation,
        said(incoming.record()),
        ordinal,
        incoming.record().watchHash(),
        statement,
        incoming.record().keep().toString(),
        false,
        incoming.record().source().scope());
  }
}
