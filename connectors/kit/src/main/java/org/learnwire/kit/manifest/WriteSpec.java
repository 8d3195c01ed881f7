package org.learnwire.kit.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * One write of a connector.
 *
 * @param call the request; null where an engine serves it
 * @param by the engine; null where a request does
 * @param list for a write that reads ({@code goal.read}): where its answers stand and how they go
 *     on; null where an engine serves it
 * @param match of a write that reads, which of them are meant
 * @param ok what the answer must look like beside its status
 * @param read the object as it is now; the mapping sees it as {@code $current}. Of a write that
 *     reads: what else is kept of each of them, found with its {@code remoteId}
 * @param then what has to be there beside it, each seen to once the write is done
 * @param inverse the write that takes it back; its own name: the values before are written back;
 *     null where it can not be taken back
 * @param points the setting that says how many points, or how much money, each call gives; null
 *     where it gives none
 * @param goalKind which kinds of goals it can make
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
    @Nullable ListCall list,
    Match match,
    @Nullable Match ok,
    @Nullable Finder lookup,
    @Nullable Finder read,
    boolean readBack,
    List<Then> then,
    @Nullable String inverse,
    @Nullable String points,
    GoalKind goalKind) {

  /** Whether it changes nothing, as {@code goal.read}. */
  public boolean reads() {
    return call != null && (call.method() == Method.GET || name.equals("goal.read"));
  }

  /**
   * One thing that a write needs beside it, such as the key result that carries a goal's progress.
   *
   * @param unless nothing is sent where this finds it
   */
  public record Then(Finder unless, Call call, @Nullable String map) {}
}
