package org.learnwire.sandbox.lti;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Launches on their way to the tool's login: each is fetched once, within five minutes. */
final class Hints<T> {

  private static final long MILLIS = 300_000;
  private final Map<String, Waiting<T>> waiting = new ConcurrentHashMap<>();

  private record Waiting<T>(T launch, long until) {}

  String keep(T launch) {
    String id = UUID.randomUUID().toString();
    long now = System.currentTimeMillis();
    if (waiting.size() > 10_000) {
      waiting.values().removeIf(each -> each.until() < now);
    }
    waiting.put(id, new Waiting<>(launch, now + MILLIS));
    return id;
  }

  /** Null when it is unknown, used, or too old. */
  @Nullable T take(String id) {
    Waiting<T> found = waiting.remove(id);
    return found == null || found.until() < System.currentTimeMillis() ? null : found.launch();
  }
}
