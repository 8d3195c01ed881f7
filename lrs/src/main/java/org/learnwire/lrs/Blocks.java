package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.learnwire.database.Tx;

/**
 * Which of 4,096 neighbouring positions carry a term, as bits. Rows come in with rising positions,
 * so that a block behind the last position never changes and is remembered; what retention removes
 * only leaves a bit too many.
 */
final class Blocks {
  static final int SIZE = 4_096;
  static final int WORDS = SIZE / 64;

  /** Each half a kilobyte: some ten megabytes, and 10^6 statements have 245 blocks per term. */
  private static final int REMEMBERED = 8_000;

  private static final long[] NOTHING = new long[WORDS];

  private record Key(long term, long block) {}

  private final Remembered<Key, long[]> remembered = new Remembered<>(REMEMBERED);

  /**
   * The bits of a term in a number of neighbouring blocks; nobody changes them.
   *
   * @param last the last position that is committed
   * @param changing rows of this term may come in at positions that lie behind
   */
  Map<Long, long[]> bits(Tx tx, long term, long from, long to, long last, boolean changing)
      throws SQLException {
    Map<Long, long[]> bits = new HashMap<>();
    if (!changing) {
      for (long block = from; block <= to; block++) {
        long[] known = remembered.get(new Key(term, block));
        if (known != null) {
          bits.put(block, known);
        }
      }
    }
    if (bits.size() < to - from + 1) {
      read(tx, term, from, to, bits);
      for (long block = from; !changing && block <= to; block++) {
        if ((block + 1) * SIZE <= last) {
          remembered.put(new Key(term, block), bits.get(block));
        }
      }
    }
    return bits;
  }

  private static void read(Tx tx, long term, long from, long to, Map<Long, long[]> into)
      throws SQLException {
    Map<Long, long[]> fresh = new HashMap<>();
    tx.each(
        "select position from statement_term where term_id = ? and position >= ? and position < ?",
        row -> {
          long position = row.getLong(1);
          long[] bits = fresh.computeIfAbsent(position / SIZE, any -> new long[WORDS]);
          bits[(int) (position % SIZE) >> 6] |= 1L << position;
          return bits;
        },
        term,
        from * SIZE,
        (to + 1) * SIZE);
    for (long block = from; block <= to; block++) {
      into.put(block, fresh.getOrDefault(block, NOTHING));
    }
  }
}
