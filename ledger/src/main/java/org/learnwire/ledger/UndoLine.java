package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What taking back one entry would do.
 *
 * @param entry what was done
 * @param writeName the write that would take it back; null where it can not be
 * @param fields of that write: what would be written back
 * @param with others that end with it, such as the steps on a goal that is deleted
 * @param whyNot in words, where it can not be taken back
 * @param notes what stays nevertheless, and what can not be looked at first
 */
public record UndoLine(
    Entry entry,
    @Nullable String writeName,
    ObjectNode fields,
    List<UUID> with,
    @Nullable String whyNot,
    List<String> notes) {

  public boolean possible() {
    return writeName != null;
  }
}
