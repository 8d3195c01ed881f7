package org.learnwire.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A write as the sender needs it; the id of the person at the target is the sender's to add.
 *
 * @param fields with remoteId where the write changes something that is ours there
 * @param attempt 1 when it is handed over for the first time
 * @param trace what brought it here last, as a {@code traceparent}: the page that approved it
 */
public record Dispatch(
    UUID id,
    String kind,
    String personId,
    String subject,
    String connection,
    String writeName,
    WriteClass writeClass,
    String target,
    ObjectNode fields,
    String externalRef,
    @Nullable String remoteId,
    String because,
    int attempt,
    @Nullable String trace) {

  /** Whether it changes something that is there, and may be somebody's by now. */
  public boolean changesWhatIsThere() {
    return Guard.changesWhatIsThere(writeName);
  }
}
