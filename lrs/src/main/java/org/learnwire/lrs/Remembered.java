package org.learnwire.lrs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen lately, up to about twice the given number: when the young generation is full it
 * becomes the old one, and what nobody asked for meanwhile is forgotten.
 */
final class Remembered<K, V> {
  private final int most;
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = new ConcurrentHashMap<>();

  Remembered(int most) {
    this.most = most;
  }

  @Nullable V get(K key) {
    V value = young.get(key);
    if (value != null) {
      return value;
    }
    value = old.get(key);
    if (value != null) {
      put(key, value);
    }
    return value;
  }

  void put(K key, V value) {
    if (young.size() >= most) {
      turn();
    }
    young.put(key, value);
  }

  synchronized void clear() {
    old = new ConcurrentHashMap<>();
    young = new ConcurrentHashMap<>();
  }

  private synchronized void turn() {
    if (young.size() >= most) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
