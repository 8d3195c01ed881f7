package org.learnwire.app.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page of everything that is written shows besides the plan, and what it can ask for. */
public interface WriteBackPages {
  /** The connections that can be written to, in their order. */
  List<Target> targets();

  /** What is stopped now. */
  List<StopView> stops();

  /**
   * Holds everything that is not sent yet.
   *
   * @param connection empty: all of them
   */
  Approvals.Outcome stop(String connection, String why);

  /** Lets it go on. */
  Approvals.Outcome resume(String connection);

  /** One entry with its history; empty when there is none that may be shown. */
  Optional<StoryView> story(String id, boolean names);

  /** What was done last, newest first. */
  Listing<EntryView> done(int limit, boolean names);

  /** Of what was done what can not be taken back: why, by the entry's id. */
  Map<String, String> staying(List<EntryView> done);

  /** What taking these back would do; changes nothing. */
  List<UndoView> undoPlan(UndoAsk ask, boolean names);

  /** Takes them back. */
  Approvals.Outcome undo(UndoAsk ask, String why);

  /**
   * A connection that can be written to.
   *
   * @param compares whether a person's edit can be seen before a goal is changed
   */
  record Target(String connection, String system, boolean compares) {}

  /**
   * Writing that somebody has stopped.
   *
   * @param connection empty: all of them
   */
  record StopView(String connection, Instant since, String who, String why) {}

  /** A step of a history. */
  record StepView(Instant at, String who, String state, String why) {}

  /** What somebody changed at the target meanwhile. */
  record ClashView(
      String field, String lastSent, String theirs, String ours, @Nullable String choice) {}

  /**
   * One entry with its history.
   *
   * @param stays why it was done and can not be taken back; null where it can, or was not done
   */
  record StoryView(
      EntryView entry,
      @Nullable String batch,
      boolean undoable,
      @Nullable String stays,
      List<ClashView> clashes,
      List<StepView> steps) {
    public StoryView {
      clashes = List.copyOf(clashes);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What is to be taken back.
   *
   * @param entry an id; empty: not said, like the others
   */
  record UndoAsk(String entry, String batch, String rule) {
    public boolean says() {
      return !entry.isBlank() || !batch.isBlank() || !rule.isBlank();
    }
  }

  /**
   * What taking back one entry would do.
   *
   * @param by what would be done there; null where it can not be taken back
   */
  record UndoView(
      EntryView entry, @Nullable String by, @Nullable String whyNot, List<String> notes) {
    public UndoView {
      notes = List.copyOf(notes);
    }
  }
}
