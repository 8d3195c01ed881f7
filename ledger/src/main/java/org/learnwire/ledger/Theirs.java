package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a target shows of an object just before it is changed.
 *
 * @param fields in the words of the typed writes; a field that is not in it is not shown. Null
 *     where there is nothing to compare with
 * @param gone true when the target shows no such object any more
 */
public record Theirs(@Nullable ObjectNode fields, boolean gone) {
  /** The write makes something new, or the target can not be read. */
  public static final Theirs NOT_READ = new Theirs(null, false);

  /** It was looked for and is not there: deleted, or hidden from us. */
  public static final Theirs GONE = new Theirs(null, true);

  public static Theirs shown(ObjectNode fields) {
    return new Theirs(fields.deepCopy(), false);
  }
}
