package org.learnwire.bench.statements;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * The endless row of statements of a run. A pool of them is rendered beforehand and sent again and
 * again, each time with a new id, registration and timestamp, which are written into its text.
 */
public final class Statements {
  private static final int POOL = 20_000;
  private static final int TIMESTAMP_LENGTH = "2026-01-01T00:00:00.000Z".length();

  private final Company company;
  private final long run;
  private final Rendered[] pool = new Rendered[POOL];
  private final AtomicLong next = new AtomicLong();

  /**
   * @param run what ids and timestamps hang on, as milliseconds since 1970: the same run sends the
   *     same, so an LRS takes it once; each following statement happened a millisecond earlier
   */
  public Statements(Company company, long run) {
    this(company, run, LessonText::of);
  }

  private Statements(Company company, long run, BiFunction<Company, Lesson, String> text) {
    this.company = company;
    this.run = run;
    for (int i = 0; i < POOL; i++) {
      Lesson lesson = Lesson.of(company, i);
      pool[i] = Rendered.of(lesson, text.apply(company, lesson));
    }
  }

  /** The same facts as the records of a learning system, from which a mapping makes statements. */
  public static Statements asRecords(Company company, long run) {
    return new Statements(company, run, LessonRecord::of);
  }

  /** The JSON array of the next statements. */
  public byte[] batch(int size) {
    return page(next.getAndAdd(size), size);
  }

  /** The JSON array of some, by number: the same again gives the same. */
  public byte[] page(long first, int size) {
    int length = Math.max(2, size + 1);
    for (int i = 0; i < size; i++) {
      length += rendered(first + i).json().length;
    }
    byte[] out = new byte[length];
    int at = 0;
    out[at++] = '[';
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out[at++] = ',';
      }
      at = write(first + i, out, at);
    }
    out[at] = ']';
    return out;
  }

  /** The JSON object of the next statement. */
  public byte[] single() {
    long number = next.getAndIncrement();
    byte[] out = new byte[rendered(number).json().length];
    write(number, out, 0);
    return out;
  }

  /** How many were handed out. */
  public long handedOut() {
    return next.get();
  }

  /** The registration of one that was handed out. */
  public UUID registration(long number) {
    long attempt = rendered(number).lesson().attempt();
    return Mix.uuid(company.seed() + 7, (number / POOL) << 32 | attempt);
  }

  public UUID id(long number) {
    return Mix.uuid(run, number);
  }

  public int bytesOfOne() {
    long all = 0;
    for (Rendered one : pool) {
      all += one.json().length;
    }
    return (int) (all / POOL);
  }

  Rendered[] pool() {
    return pool;
  }

  private Rendered rendered(long number) {
    return pool[(int) (number % POOL)];
  }

  private int write(long number, byte[] out, int at) {
    Rendered one = rendered(number);
    System.arraycopy(one.json(), 0, out, at, one.json().length);
    ascii(id(number).toString(), out, at + one.id());
    ascii(registration(number).toString(), out, at + one.registration());
    ascii(timestamp(number), out, at + one.timestamp());
    return at + one.json().length;
  }

  /** Always with milliseconds, so that it fits its place. */
  private String timestamp(long number) {
    String seconds = Instant.ofEpochMilli(run - number).toString();
    return seconds.length() == TIMESTAMP_LENGTH
        ? seconds
        : seconds.substring(0, seconds.length() - 1) + ".000Z";
  }

  @SuppressWarnings("deprecation") // the one way that copies ASCII without an array between
  private static void ascii(String text, byte[] out, int at) {
    text.getBytes(0, text.length(), out, at);
  }
}
