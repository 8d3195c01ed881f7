package org.learnwire.routes;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes used last, by their key, within a bound of memory. */
final class RecentBytes {
  private static final long MOST = 48L << 20;

  /** What an entry takes besides its bytes. */
  private static final int ENTRY = 200;

  private final Map<String, byte[]> kept = new LinkedHashMap<>(1_000, 0.75f, true);
  private long size;

  byte @Nullable [] get(String key) {
    return kept.get(key);
  }

  void put(String key, byte[] bytes) {
    remove(key);
    kept.put(key, bytes);
    size += ENTRY + bytes.length;
    Iterator<byte[]> eldest = kept.values().iterator();
    while (size > MOST) {
      size -= ENTRY + eldest.next().length;
      eldest.remove();
    }
  }

  void remove(String key) {
    byte[] gone = kept.remove(key);
    size -= gone == null ? 0 : ENTRY + gone.length;
  }

  void clear() {
    kept.clear();
    size = 0;
  }
}
