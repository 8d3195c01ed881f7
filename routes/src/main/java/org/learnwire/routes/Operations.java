package org.learnwire.routes;

import java.util.List;

/** What is done to a source besides its passes. */
public final class Operations implements AutoCloseable {
  private final Connections connections;
  private final Backfiller backfiller;
  private final MappingReplay mappingReplay;
  private final Reconciler reconciler;
  private final Preview preview;
  private final Staleness staleness;
  private final Drift drift;

  Operations(SourceParts parts, Staleness staleness, Drift drift) {
    this.connections = parts.connections();
    this.backfiller = new Backfiller(parts);
    this.mappingReplay = new MappingReplay(parts);
    this.reconciler = new Reconciler(parts);
    this.preview = new Preview(parts);
    this.staleness = staleness;
    this.drift = drift;
  }

  /** The past of streams, beside their present. */
  public Backfiller backfills() {
    return backfiller;
  }

  /** Maps what is kept of the vendors' records anew: see {@link MappingReplay#run}. */
  public List<MappingReplay.Outcome> replayMapping(String which, boolean dryRun) {
    return mappingReplay.run(which, dryRun);
  }

  /** Compares a source with what is stored of it; stores nothing. */
  public Reconciler.Report reconcile(String connection, Window window) throws InterruptedException {
    return reconciler.run(connection, window);
  }

  /** The first records of CONNECTION/STREAM and what they would become. */
  public Preview.Shown preview(String which, int most) throws InterruptedException {
    return preview.of(which, most);
  }

  /** Streams that were not read to the end for too long. */
  public List<Staleness.Stale> stale() {
    return staleness.now();
  }

  /** What is empty now of CONNECTION/STREAM is right so: its fields are remembered anew. */
  public void acceptDrift(String which) {
    StreamNames named = StreamNames.one(connections, which, "--accept-drift");
    drift.accept(named.connected().id(), named.stream().name());
  }

  @Override
  public void close() {
    backfiller.close();
  }
}
