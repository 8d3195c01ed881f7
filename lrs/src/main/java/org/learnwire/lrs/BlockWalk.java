package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.learnwire.database.Tx;

/**
 * Lays the bits of several common terms over one another, block by block. Two that never meet cost
 * their blocks in memory, not a look-up for each of their rows.
 */
final class BlockWalk implements Walk {
  private static final int LONGEST_STRETCH = 32;

  private final Tx tx;
  private final Blocks blocks;
  private final List<Filter> filters;
  private final Bounds bounds;
  private final boolean ascending;
  private final long last;
  private final long firstBlock;
  private final long lastBlock;
  private final Deque<Long> waiting = new ArrayDeque<>();
  private long block;
  private int stretch = 1;

  /**
   * @param last the last position that is committed
   */
  BlockWalk(
      Tx tx, Blocks blocks, List<Filter> filters, Bounds bounds, boolean ascending, long last) {
    this.tx = tx;
    this.blocks = blocks;
    this.filters = filters;
    this.bounds = bounds;
    this.ascending = ascending;
    this.last = last;
    this.firstBlock = (bounds.above() + 1) / Blocks.SIZE;
    this.lastBlock = Math.min(bounds.upTo(), last) / Blocks.SIZE;
    this.block = ascending ? firstBlock : lastBlock;
  }

  @Override
  public List<Long> next(int most) throws SQLException {
    while (waiting.size() < most && block >= firstBlock && block <= lastBlock) {
      readStretch();
    }
    List<Long> found = new ArrayList<>();
    while (found.size() < most && !waiting.isEmpty()) {
      found.add(waiting.poll());
    }
    return found;
  }

  /** The longer nothing is found, the more blocks are read at once. */
  private void readStretch() throws SQLException {
    long from = ascending ? block : Math.max(firstBlock, block - stretch + 1);
    long to = ascending ? Math.min(lastBlock, block + stretch - 1) : block;
    Map<Long, long[]> met = met(from, to);
    for (long i = 0; i <= to - from; i++) {
      long at = ascending ? from + i : to - i;
      gather(at, met.get(at));
    }
    block = ascending ? to + 1 : from - 1;
    stretch = Math.min(LONGEST_STRETCH, stretch * 2);
  }

  private Map<Long, long[]> met(long from, long to) throws SQLException {
    Map<Long, long[]> met = new HashMap<>();
    for (Filter filter : filters) {
      Map<Long, long[]> any = any(filter, from, to);
      if (met.isEmpty()) {
        any.forEach((at, bits) -> met.put(at, bits.clone()));
      } else {
        met.forEach((at, bits) -> and(bits, any.get(at)));
      }
    }
    return met;
  }

  private Map<Long, long[]> any(Filter filter, long from, long to) throws SQLException {
    Map<Long, long[]> any = null;
    for (Long list : filter.lists()) {
      boolean changing = filter.late().contains(list);
      Map<Long, long[]> bits = blocks.bits(tx, list, from, to, last, changing);
      if (any == null) {
        any = bits;
      } else {
        any.replaceAll((at, before) -> or(before, bits.get(at)));
      }
    }
    return any;
  }

  private static void and(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= others[i];
    }
  }

  private static long[] or(long[] one, long[] other) {
    long[] either = one.clone();
    for (int i = 0; i < either.length; i++) {
      either[i] |= other[i];
    }
    return either;
  }

  private void gather(long at, long[] bits) {
    for (int i = 0; i < Blocks.WORDS; i++) {
      int word = ascending ? i : Blocks.WORDS - 1 - i;
      long left = bits[word];
      while (left != 0) {
        int bit =
            ascending ? Long.numberOfTrailingZeros(left) : 63 - Long.numberOfLeadingZeros(left);
        left &= ~(1L << bit);
        long position = at * Blocks.SIZE + word * 64L + bit;
        if (position > bounds.above() && position <= bounds.upTo()) {
          waiting.add(position);
        }
      }
    }
  }
}
