package org.learnwire.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journey on one page.
 *
 * @param since the counts begin here
 * @param hours statements stored per hour, oldest first, empty hours included
 * @param quarantined how many records the quarantine holds now
 * @param reviews how many accounts match more than one employee now
 */
public record JourneyView(
    Instant asOf,
    Instant since,
    Read read,
    Stored stored,
    Decided decided,
    Waiting waiting,
    Written written,
    List<ConnectionView> connections,
    List<EntryView> decisions,
    List<HourCount> hours,
    long quarantined,
    long reviews) {

  public JourneyView {
    connections = List.copyOf(connections);
    decisions = List.copyOf(decisions);
    hours = List.copyOf(hours);
  }

  /**
   * What came in, all of it accounted for: {@code read = kept + unchanged + skipped + quarantined}.
   *
   * @param kept statements and directory facts that were new
   */
  public record Read(
      int connections, long read, long kept, long unchanged, long skipped, long quarantined) {
    /** Records that are in no count: always 0, and said loudly when it is not. */
    public long unaccounted() {
      return read - kept - unchanged - skipped - quarantined;
    }
  }

  /**
   * Statements stored since.
   *
   * @param pulled from connections
   * @param received sent to the LRS by others
   * @param observed typed in by people
   * @param receipts written from receipts of what was done
   * @param total ever stored
   */
  public record Stored(long pulled, long received, long observed, long receipts, long total) {
    public long count() {
      return pulled + received + observed + receipts;
    }
  }

  /**
   * Decisions taken since.
   *
   * @param byWrite how many per typed write, such as {@code goal.create}
   */
  public record Decided(Map<String, Long> byWrite) {
    public Decided {
      byWrite = Map.copyOf(byWrite);
    }

    public long count() {
      return byWrite.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * What waits for a person now, whenever it was decided.
   *
   * @param proposed what learners and senders have not answered: nobody else can
   */
  public record Waiting(long approvable, long conflicts, long unknown, long proposed) {
    public long count() {
      return approvable + conflicts + unknown;
    }
  }

  /** What was sent since. */
  public record Written(long done, long refused, long unknown) {}

  /** Statements stored in the hour that begins here. */
  public record HourCount(Instant hour, long statements) {}

  /**
   * A configured system.
   *
   * @param title what it is called in the world, such as Moodle
   * @param detail what is seen there, such as "8 courses"
   * @param every how often it is read; null where nothing is read
   * @param writeMode plan or auto; null where nothing is written
   * @param planned how many changes for it wait for approval
   */
  public record ConnectionView(
      String name,
      String title,
      @Nullable String detail,
      @Nullable Duration every,
      @Nullable String writeMode,
      long planned,
      List<StreamView> streams) {
    public ConnectionView {
      streams = List.copyOf(streams);
    }
  }

  /**
   * A stream of a connection.
   *
   * @param lastPass when it was last read to the end
   * @param sweeps whether it has full sweeps of its own
   * @param lastSweep when the complete list was last read to the end
   * @param lastRun its latest run, which may have failed or be under way
   */
  public record StreamView(
      String name,
      @Nullable Instant lastPass,
      boolean sweeps,
      @Nullable Instant lastSweep,
      @Nullable RunView lastRun) {}
}
