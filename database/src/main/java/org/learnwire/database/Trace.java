package org.learnwire.database;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The trace that a thread's work belongs to, in the words of W3C Trace Context (section 3.2, {@code
 * traceparent}): kept where log lines find it, and carried to the writer's thread with each unit of
 * work.
 */
public final class Trace {
  private static final String PARENT = "traceparent";
  private static final String ID = "trace";

  private Trace() {}

  /** Ends when it is closed, on the thread that began it. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** The {@code traceparent} of this thread's work; null where nothing traces it. */
  public static @Nullable String current() {
    return MDC.get(PARENT);
  }

  /** Until closed, this thread's work belongs to that trace; null: to none. */
  public static Scope enter(@Nullable String traceparent) {
    String before = current();
    put(traceparent);
    return () -> put(before);
  }

  /** The 32 hexadecimal digits by which logs and tools name a trace. */
  public static String id(String traceparent) {
    return traceparent.substring(3, 35);
  }

  private static void put(@Nullable String traceparent) {
    if (traceparent == null) {
      MDC.remove(PARENT);
      MDC.remove(ID);
    } else {
      MDC.put(PARENT, traceparent);
      MDC.put(ID, id(traceparent));
    }
  }
}
