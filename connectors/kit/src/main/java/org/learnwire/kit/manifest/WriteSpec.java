package org.learnwire.kit.manifest;

import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * One write of a connector.
 *
 * @param call the request; null where an engine serves it
 * @param by the engine; null where a request does
 * @param records for a write that reads ({@code goal.read}): where its answers stand
 * @param ok what the answer must look like beside its status
 * @param read the object as it is now; the mapping sees it as {@code $current}
 * @param readBack read it again afterwards and compare with what was sent
 */
public record WriteSpec(
    String name,
    Verified verified,
    WriteClass writeClass,
    @Nullable Call call,
    @Nullable EngineCall by,
    @Nullable String map,
    @Nullable FieldPath remoteId,
    @Nullable FieldPath records,
    @Nullable Match ok,
    @Nullable Finder lookup,
    @Nullable Finder read,
    boolean readBack) {

  /** Whether it changes nothing, as {@code goal.read}. */
  public boolean reads() {
    return call != null && call.method() == Method.GET;
  }
}
