package org.learnwire.ltitool.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnwire.ltitool.pages.LearnerDesk.Kept;
import org.learnwire.ltitool.pages.LoopView.Ask;
import org.learnwire.ltitool.pages.LoopView.Practice;
import org.learnwire.ltitool.pages.LoopView.Seen;
import org.learnwire.ltitool.pages.LoopView.Thanks;

/**
 * What somebody sees of the people they lead. Whom they lead is what the HR system says now, and
 * never a role in a learning platform.
 */
public interface LeaderDesk {
  /** Whether the HR system names them as anybody's manager. */
  boolean leads(String person);

  TeamView team(String leader, Locale locale);

  /** Somebody whom they lead, or who has asked them for feedback; empty for everybody else. */
  Optional<Report> report(String leader, String person, Locale locale);

  /** Notes a conversation; of somebody whom they lead only. */
  Kept coached(String leader, Coaching coaching);

  /** Notes what they saw. */
  Kept observed(String leader, Observing observing);

  /**
   * The people they lead.
   *
   * @param thanks what their people were thanked for in the last two weeks, with the name before it
   */
  record TeamView(List<Report> reports, List<Ask> asks, List<Praise> thanks) {
    public TeamView {
      reports = List.copyOf(reports);
      asks = List.copyOf(asks);
      thanks = List.copyOf(thanks);
    }

    public boolean anyQuiet() {
      return reports.stream().anyMatch(Report::quiet);
    }

    /** What was tried and not seen yet, with who tried it. */
    public List<Line> tried() {
      return open(each -> each.tries() > 0);
    }

    /** What was not tried yet, and paths without a practice, with whose they are. */
    public List<Line> next() {
      List<Line> lines = new ArrayList<>(open(each -> each.tries() == 0));
      for (Report report : reports) {
        report.without().forEach(path -> lines.add(new Line(report.name(), path)));
      }
      return lines;
    }

    private List<Line> open(Predicate<Practice> which) {
      return reports.stream()
          .flatMap(
              report ->
                  report.open().stream()
                      .filter(which)
                      .map(each -> new Line(report.name(), each.title())))
          .toList();
    }
  }

  /** A line of an agenda. */
  record Line(String name, String what) {}

  /** Thanks, and who was thanked. */
  record Praise(String name, Thanks thanks) {}

  /**
   * One of them.
   *
   * @param led false: they have only asked for feedback
   * @param open practice tasks that nobody has seen applied
   * @param shown titles of those that somebody has
   * @param without titles of paths that they learned from and have agreed no practice for
   * @param coached the last conversation; null: none is noted
   */
  record Report(
      String id,
      String name,
      boolean led,
      List<Practice> open,
      List<String> shown,
      List<String> without,
      @Nullable LocalDate coached) {
    public Report {
      open = List.copyOf(open);
      shown = List.copyOf(shown);
      without = List.copyOf(without);
    }

    /** Whether nothing of theirs waits for a word. */
    public boolean quiet() {
      return open.isEmpty() && without.isEmpty();
    }
  }

  /**
   * A conversation.
   *
   * @param task the practice that was agreed on; null: none
   */
  record Coaching(String person, LocalDate day, @Nullable String task, String words) {}

  /** What they saw. */
  record Observing(String person, String task, LocalDate day, Seen seen, String words) {}
}
