package org.learnwire.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.learnwire.kit.BesideState;
import org.learnwire.kit.SourceState;
import org.learnwire.kit.manifest.StreamSpec;

/** The durable cursor of one backfill: the lists that are stored whole, and a place in the last. */
final class BackfillState extends BesideState {
  /** Written with its neighbours: a list that is read again after a crash does no harm. */
  private static final int TOGETHER = 50;

  private final Backfills backfills;
  private final UUID connectionId;
  private final Set<String> before;
  private final List<String> scopes = new ArrayList<>();

  BackfillState(
      Backfills backfills,
      SourceState present,
      UUID connectionId,
      StreamSpec stream,
      Window window) {
    super(present, stream, window.from());
    this.backfills = backfills;
    this.connectionId = connectionId;
    this.before = backfills.scopes(connectionId, stream.name());
  }

  @Override
  public boolean isRead(String connection, String stream, String scope) {
    return before.contains(scope);
  }

  @Override
  public Optional<String> place(String connection, String stream) {
    return backfills.place(connectionId, stream);
  }

  @Override
  public void reached(String connection, String stream, String place) {
    backfills.reached(connectionId, stream, place);
  }

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {
    List<String> full = List.of();
    synchronized (scopes) {
      scopes.add(scope);
      if (scopes.size() >= TOGETHER) {
        full = List.copyOf(scopes);
        scopes.clear();
      }
    }
    save(stream, full);
  }

  @Override
  public void passEnded(String connection, String stream, boolean complete) {
    List<String> rest;
    synchronized (scopes) {
      rest = List.copyOf(scopes);
      scopes.clear();
    }
    save(stream, rest);
  }

  private void save(String stream, List<String> read) {
    if (!read.isEmpty()) {
      backfills.scopesRead(connectionId, stream, read);
    }
  }
}
