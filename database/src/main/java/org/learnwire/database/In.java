package org.learnwire.database;

import java.util.ArrayList;
import java.util.List;

/** Lists of values in SQL. A few sizes only, so that few statements are prepared. */
public final class In {
  public static final int MOST = 100;
  private static final int[] SIZES = {1, 5, 20, MOST};

  private In() {}

  /** At most {@link #MOST} values at a time. */
  public static <T> List<List<T>> parts(List<T> values) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += MOST) {
      parts.add(values.subList(from, Math.min(values.size(), from + MOST)));
    }
    return parts;
  }

  /** As many question marks as {@link #padded} gives values. */
  public static String marks(List<?> part) {
    return "(" + "?, ".repeat(size(part) - 1) + "?)";
  }

  /** The same as rows of one value each. */
  public static String rows(List<?> part) {
    return "(?), ".repeat(size(part) - 1) + "(?)";
  }

  /** The values; the last is repeated up to the next size. */
  public static Object[] padded(List<?> part) {
    Object[] args = new Object[size(part)];
    for (int i = 0; i < args.length; i++) {
      args[i] = part.get(Math.min(i, part.size() - 1));
    }
    return args;
  }

  private static int size(List<?> part) {
    for (int size : SIZES) {
      if (part.size() <= size) {
        return size;
      }
    }
    throw new IllegalArgumentException("too many values at a time: " + part.size());
  }
}
