package org.learnwire.app.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Acme's cycles: 2026 is frozen, and two changes wait for it. */
final class AcmeCycles implements CyclePages {
  final List<String> planned = new ArrayList<>();
  private final Acme acme;

  AcmeCycles(Acme acme) {
    this.acme = acme;
  }

  @Override
  public CyclesView cycles(boolean names) {
    EntryView goal = AcmeEntries.lostGoal();
    EntryView shown = names ? AcmeEntries.withNames(goal) : goal;
    String frozen = "cycle 2026 is frozen since 15 Dec 2026";
    return acme.empty
        ? new CyclesView(List.of(), List.of(), List.of())
        : new CyclesView(
            List.of(
                line(2026, CyclesView.State.FROZEN, Map.of("hr", "plan-2026"), List.of("bob")),
                line(2027, CyclesView.State.COMING, Map.of(), List.of())),
            warnings(),
            List.of(
                new CyclesView.Held(shown, frozen + "; it can be planned for cycle 2027", "2027"),
                new CyclesView.Held(shown, frozen + "; it can be planned for cycle 2027", "2027"),
                new CyclesView.Held(shown, frozen + ", and this changes what stands in it", null)));
  }

  private static CyclesView.Line line(
      int year, CyclesView.State state, Map<String, String> ids, List<String> locked) {
    return new CyclesView.Line(
        Integer.toString(year),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        LocalDate.of(year, 1, 11),
        LocalDate.of(year, 11, 30),
        LocalDate.of(year, 12, 15),
        state,
        ids,
        locked);
  }

  @Override
  public List<String> warnings() {
    return acme.empty
        ? List.of()
        : List.of(
            "cycle 2027 begins on 1 Jan 2027 and has no id for hr: add it to its ids in"
                + " cycles.yaml");
  }

  @Override
  public Approvals.Outcome planForNext(List<String> ids) {
    planned.addAll(ids);
    return new Approvals.Outcome(ids.size(), List.of());
  }
}
