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
 * @param webhook how the system tells of changes by itself; null where it does not
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
    Change change,
    @Nullable WebhookSpec webhook) {

  /** Whether a pass that sweeps sees everything there is, so that absence means something. */
  public boolean complete(boolean sweeping) {
    return since == null || (sweeping && sweep != null);
  }

  /** The same stream as a list of what the system has told: nothing of it is asked for. */
  public StreamSpec told() {
    return new StreamSpec(
        name,
        verified,
        list,
        by,
        null,
        null,
        null,
        null,
        key,
        version,
        occurredAt,
        watch,
        keep,
        with,
        to,
        map,
        absent,
        change,
        webhook);
  }
}
