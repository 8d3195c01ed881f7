package org.learnwire.kit.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connector.
 *
 * @param list the request; null where an engine serves the stream
 * @param by the engine; null where a request does
 * @param keep names of kept fields, and where the record has them
 */
public record StreamSpec(
    String name,
    Verified verified,
    @Nullable ListCall list,
    @Nullable EngineCall by,
    @Nullable ListCall sweep,
    @Nullable Call detail,
    @Nullable Each each,
    @Nullable Since since,
    List<String> key,
    @Nullable String version,
    @Nullable TimeField occurredAt,
    List<String> watch,
    Map<String, String> keep,
    Map<String, Join> with,
    Target to,
    @Nullable String map,
    Absent absent,
    Change change) {

  /** Whether a pass that sweeps sees everything there is, so that absence means something. */
  public boolean complete(boolean sweeping) {
    return since == null || (sweeping && sweep != null);
  }
}
