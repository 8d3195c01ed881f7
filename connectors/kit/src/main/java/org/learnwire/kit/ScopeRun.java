package org.learnwire.kit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One list between its first page and the moment all of its pages are stored. */
final class ScopeRun {
  private final PassItem item;
  private final Runnable whenStored;
  private int out;
  private boolean failed;
  private @Nullable Set<String> keys;

  ScopeRun(PassItem item, java.util.function.BiConsumer<PassItem, Set<String>> whenStored) {
    this.item = item;
    this.whenStored = () -> whenStored.accept(item, keys);
  }

  PassItem item() {
    return item;
  }

  /** Records of this list go out. */
  synchronized void out() {
    out++;
  }

  void back(boolean good) {
    synchronized (this) {
      out--;
      failed |= !good;
      if (!stored()) {
        return;
      }
    }
    whenStored.run();
  }

  /** Everything was read; its last pages may still be out. */
  void read(Set<String> all) {
    synchronized (this) {
      keys = all;
      if (!stored()) {
        return;
      }
    }
    whenStored.run();
  }

  private boolean stored() {
    return keys != null && out == 0 && !failed;
  }
}
