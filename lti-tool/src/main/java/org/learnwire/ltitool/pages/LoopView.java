package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one person: what they learned, what they practise, what others saw, what they were
 * thanked for, and their goals.
 *
 * @param others courses that belong to no path
 * @param asks what colleagues ask them
 */
public record LoopView(
    String name,
    List<Path> paths,
    List<Learned> others,
    List<Goal> goals,
    List<Thanks> thanks,
    List<Ask> asks) {
  public LoopView {
    paths = List.copyOf(paths);
    others = List.copyOf(others);
    goals = List.copyOf(goals);
    thanks = List.copyOf(thanks);
    asks = List.copyOf(asks);
  }

  /** Courses and practice tasks that belong together. */
  public record Path(String title, List<Learned> learned, List<Practice> practices) {
    public Path {
      learned = List.copyOf(learned);
      practices = List.copyOf(practices);
    }
  }

  /**
   * A course.
   *
   * @param day on which it was completed; null: it was begun
   */
  public record Learned(String title, @Nullable LocalDate day) {}

  /**
   * A practice task.
   *
   * @param agreed with whom, and when; null: nobody has
   * @param tries how often they tried it themselves
   * @param asked the day on which they asked for feedback last; null: never
   * @param reflections theirs alone; empty for everybody else
   */
  public record Practice(
      String id,
      String title,
      @Nullable Agreed agreed,
      int tries,
      @Nullable LocalDate lastTry,
      @Nullable LocalDate asked,
      List<Feedback> feedback,
      List<Reflection> reflections) {
    public Practice {
      feedback = List.copyOf(feedback);
      reflections = List.copyOf(reflections);
    }

    /** Whether somebody has seen it applied. */
    public boolean shown() {
      return feedback.stream().anyMatch(each -> each.seen() == Seen.YES);
    }
  }

  /** A practice that was agreed on in a conversation. */
  public record Agreed(LocalDate day, String with) {}

  /** What somebody saw. */
  public record Feedback(LocalDate day, String by, Seen seen, String words) {}

  /** What they thought of it. */
  public record Reflection(LocalDate day, String words) {}

  /**
   * A goal.
   *
   * @param percent null: nobody has said
   * @param system where it stands
   * @param asOf when it was last known to stand so
   */
  public record Goal(
      String title,
      @Nullable Integer percent,
      @Nullable LocalDate due,
      String system,
      LocalDate asOf,
      Stands stands) {

    /** How it stands there. */
    public enum Stands {
      OPEN,
      REACHED,
      CLOSED,
      /** It is not there any more. */
      GONE;

      public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
      }
    }
  }

  /** Somebody was thanked. */
  public record Thanks(LocalDate day, String by, String words) {}

  /** Somebody asks for feedback. */
  public record Ask(
      LocalDate day, String person, String name, String task, String title, String words) {}

  /** Whether it was seen applied. */
  public enum Seen {
    YES,
    PARTLY,
    NO;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
