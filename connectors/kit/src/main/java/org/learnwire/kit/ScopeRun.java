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
  private boolean whole;

  ScopeRun(
      PassItem item, java.util.function.BiConsumer<PassItem, @Nullable Set<String>> whenStored) {
    this.item = item;
    this.whenStored = () -> whenStored.accept(item, whole ? keys : null);
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

  /**
   * Everything was read; its last pages may still be out.
   *
   * @param complete whether what is not among the keys is gone; else they are not told
   */
  void read(Set<String> all, boolean complete) {
    synchronized (this) {
      keys = all;
      whole = complete;
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
