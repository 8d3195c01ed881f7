package org.learnwire.kit.manifest;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connector.yaml: everything the kit knows about one kind of system.
 *
 * @param stated what it says under {@code support}; nothing in a folder of the user's own, whose
 *     writes are sent as they are marked
 */
public record Manifest(
    String name,
    String title,
    Kind kind,
    @Nullable Support stated,
    Map<String, Setting> settings,
    @Nullable String baseUrl,
    @Nullable String site,
    @Nullable String courseActivity,
    Auth auth,
    RequestParts request,
    Limits limits,
    Duration timeout,
    @Nullable CheckSpec check,
    Map<String, StreamSpec> streams,
    Map<String, WriteSpec> writes,
    ErrorRules errors) {

  /** What a user can expect of it. */
  public Support support() {
    return stated == null ? Support.PREVIEW : stated;
  }

  /**
   * Whether its user has to allow this write: one that rests on inferred facts, and any write of a
   * connector that says it is a preview, unless it was seen to work.
   */
  public boolean unproven(WriteSpec write) {
    return !write.reads()
        && switch (write.verified()) {
          case LIVE, PUBLIC_SERVER -> false;
          case DOCUMENTED -> stated == Support.PREVIEW;
          case INFERRED -> true;
        };
  }

  /** Whether it is asked over HTTP, so that it needs an address: engines may do without. */
  public boolean calls() {
    return check != null
        || (streams.isEmpty() && writes.isEmpty())
        || streams.values().stream().anyMatch(each -> each.by() == null || each.detail() != null)
        || writes.values().stream().anyMatch(each -> each.by() == null);
  }

  /**
   * Reads a manifest.
   *
   * @param file its name in messages
   * @throws InvalidManifest naming the line and the known names
   */
  public static Manifest load(String file, String text) {
    return new ManifestReader(file).read(text);
  }
}
