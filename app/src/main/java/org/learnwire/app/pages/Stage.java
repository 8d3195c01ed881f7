package org.learnwire.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One number of the journey, and where it opens.
 *
 * @param id of the link, so that the keyboard's place survives a refresh
 * @param detail what the number is made of
 * @param pill a word on how it stands, where there is one to say
 */
public record Stage(
    String id,
    String label,
    long count,
    String href,
    @Nullable String detail,
    @Nullable Pill pill) {

  /** A word with a tone. */
  public record Pill(String word, Tone tone) {}

  static List<Stage> all(JourneyView view, List<ConnectionPanel> connections, Wording wording) {
    Texts texts = wording.texts();
    return List.of(
        read(view.read(), view.quarantined(), connections, texts),
        stored(view.stored(), texts),
        decided(view.decided(), wording),
        waiting(view.waiting(), texts),
        written(view.written(), texts));
  }

  /**
   * What was put aside is counted as often as it came, like all that was read; what is held now is
   * told beside it.
   */
  private static Stage read(
      JourneyView.Read read, long held, List<ConnectionPanel> connections, Texts texts) {
    List<String> parts = new ArrayList<>();
    parts.add(texts.count(read.kept()) + " new");
    parts.add(texts.count(read.unchanged()) + " unchanged");
    if (read.skipped() > 0) {
      parts.add(texts.count(read.skipped()) + " skipped");
    }
    if (read.quarantined() > 0) {
      String now = held == 0 ? "none" : texts.count(held);
      parts.add(texts.count(read.quarantined()) + " put aside, " + now + " in quarantine now");
    }
    return new Stage(
        "read",
        "Read from " + texts.count(read.connections(), "connection", "connections"),
        read.read(),
        "/runs",
        read.read() == 0 ? null : String.join(" · ", parts),
        freshness(connections));
  }

  private static @Nullable Pill freshness(List<ConnectionPanel> connections) {
    List<ConnectionPanel> read = connections.stream().filter(ConnectionPanel::read).toList();
    long wrong = read.stream().filter(panel -> panel.freshness().tone() == Tone.WRONG).count();
    if (wrong > 0) {
      return new Pill(wrong == 1 ? "1 needs a look" : wrong + " need a look", Tone.WRONG);
    }
    boolean fresh = read.stream().allMatch(panel -> panel.freshness().tone() == Tone.GOOD);
    return fresh && !read.isEmpty() ? new Pill("all fresh", Tone.GOOD) : null;
  }

  private static Stage stored(JourneyView.Stored stored, Texts texts) {
    List<String> parts = new ArrayList<>();
    if (stored.pulled() > 0) {
      parts.add(texts.count(stored.pulled()) + " read");
    }
    if (stored.received() > 0) {
      parts.add(texts.count(stored.received()) + " sent to the LRS");
    }
    if (stored.observed() > 0) {
      parts.add(texts.count(stored.observed()) + " observed");
    }
    if (stored.receipts() > 0) {
      parts.add(texts.count(stored.receipts()) + " from receipts");
    }
    parts.add(texts.count(stored.total()) + " in all");
    return new Stage(
        "stored",
        "Stored as statements",
        stored.count(),
        "/statements",
        String.join(" · ", parts),
        null);
  }

  private static Stage decided(JourneyView.Decided decided, Wording wording) {
    String parts =
        decided.byWrite().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> wording.counted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(" · "));
    return new Stage(
        "decided", "Decided", decided.count(), "/decisions", parts.isEmpty() ? null : parts, null);
  }

  private static Stage waiting(JourneyView.Waiting waiting, Texts texts) {
    List<String> parts = new ArrayList<>();
    if (waiting.conflicts() > 0) {
      parts.add(texts.count(waiting.conflicts(), "conflict", "conflicts"));
    }
    if (waiting.unknown() > 0) {
      parts.add(texts.count(waiting.unknown(), "unknown outcome", "unknown outcomes"));
    }
    Pill pill = new Pill("nothing to do", Tone.GOOD);
    if (waiting.approvable() > 0) {
      pill = new Pill("plan to approve", Tone.WAITING);
    } else if (waiting.count() > 0) {
      pill = new Pill("to settle", Tone.WAITING);
    }
    return new Stage(
        "waiting",
        "Waiting for you",
        waiting.count(),
        "/writeback",
        parts.isEmpty() ? null : String.join(" · ", parts),
        pill);
  }

  private static Stage written(JourneyView.Written written, Texts texts) {
    Pill pill = null;
    if (written.unknown() > 0) {
      pill = new Pill(texts.count(written.unknown()) + " unknown", Tone.WRONG);
    } else if (written.done() > 0) {
      pill = new Pill("none unknown", Tone.GOOD);
    }
    String refused = written.refused() > 0 ? texts.count(written.refused()) + " refused" : null;
    return new Stage(
        "written", "Written back", written.done(), "/decisions?show=sent", refused, pill);
  }
}
