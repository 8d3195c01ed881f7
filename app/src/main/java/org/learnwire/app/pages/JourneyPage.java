package org.learnwire.app.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The journey as a page shows it: five stages, what is the reader's to do, and the details.
 *
 * @param seen a mark of what is shown; while it stays the same the open page is left alone
 */
public record JourneyPage(
    JourneyView view,
    List<Stage> stages,
    List<Todo> todo,
    List<ConnectionPanel> connections,
    List<Decision> decisions,
    PlanPage plan,
    Listing<QuarantineView> quarantine,
    Chart chart,
    String seen) {

  private static final String PROPOSALS = "/proposals";

  /** Something that waits for the reader, and where it opens. */
  public record Todo(String text, String href) {}

  /** A decision in a sentence, with the words somebody will read where there are any. */
  public record Decision(EntryView entry, String sentence, @Nullable String quote) {
    static Decision of(EntryView entry, Wording wording) {
      return new Decision(entry, wording.sentence(entry), wording.change(entry).quote());
    }
  }

  static JourneyPage of(
      JourneyView view, PlanPage plan, Listing<QuarantineView> quarantine, Wording wording) {
    List<ConnectionPanel> connections =
        view.connections().stream()
            .map(connection -> ConnectionPanel.of(connection, view.asOf()))
            .toList();
    List<Stage> stages = Stage.all(view, connections, wording);
    List<Decision> decisions =
        view.decisions().stream().map(entry -> Decision.of(entry, wording)).toList();
    return new JourneyPage(
        view,
        stages,
        todo(view, wording.texts()),
        connections,
        decisions,
        plan,
        quarantine,
        Chart.of(view.hours()),
        seen(view, stages, connections, plan, quarantine));
  }

  /** The same, where only what this reader may do, or at least look after, is theirs to do. */
  JourneyPage theirs(Visitor reader) {
    List<Todo> own =
        todo.stream()
            .filter(
                each ->
                    each.href().equals(PROPOSALS)
                        ? reader.sees(PROPOSALS)
                        : reader.does(each.href().replaceFirst("#.*", "") + "/some"))
            .toList();
    return new JourneyPage(
        view, stages, own, connections, decisions, plan, quarantine, chart, seen);
  }

  /** Over what is shown and nothing else: the clock alone changes no page. */
  private static String seen(
      JourneyView view,
      List<Stage> stages,
      List<ConnectionPanel> connections,
      PlanPage plan,
      Listing<QuarantineView> quarantine) {
    return Integer.toHexString(
        Objects.hash(
            stages,
            connections,
            view.decisions(),
            plan.settle(),
            plan.groups(),
            plan.waiting(),
            quarantine.rows(),
            view.hours(),
            view.quarantined(),
            view.reviews()));
  }

  private static List<Todo> todo(JourneyView view, Texts texts) {
    List<Todo> todo = new ArrayList<>();
    JourneyView.Waiting waiting = view.waiting();
    if (waiting.approvable() > 0) {
      todo.add(
          new Todo(
              texts.count(waiting.approvable(), "change", "changes") + " to approve",
              "/writeback"));
    }
    if (waiting.conflicts() + waiting.unknown() > 0) {
      long settle = waiting.conflicts() + waiting.unknown();
      todo.add(new Todo(texts.count(settle) + " to settle", "/writeback#settle"));
    }
    if (view.quarantined() > 0) {
      todo.add(
          new Todo(
              texts.count(view.quarantined(), "record", "records") + " in quarantine",
              "/quarantine"));
    }
    if (view.reviews() > 0) {
      String match =
          view.reviews() == 1 ? "1 person matches" : texts.count(view.reviews()) + " people match";
      todo.add(new Todo(match + " two employees", "/people"));
    }
    if (waiting.proposed() > 0) {
      todo.add(
          new Todo(
              texts.count(waiting.proposed(), "question waits", "questions wait")
                  + " for the people they ask",
              PROPOSALS));
    }
    return todo;
  }
}
