package org.learnwire.app.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.learnwire.app.pages.Approvals;
import org.learnwire.app.pages.CyclePages;
import org.learnwire.app.pages.CyclesView;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.routes.CycleDesk;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.rules.Cycle;
import org.springframework.stereotype.Component;

/** The performance cycles, at the pages. */
@Component
class JourneyCycles implements CyclePages {
  private final Journey journey;
  private final EntryViews entries;

  JourneyCycles(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.entries =
        new EntryViews(
            journey,
            new PeopleViews(journey),
            Sight.of(settings.policy().visibility(), Sees.COACH));
  }

  @Override
  public CyclesView cycles(boolean names) {
    CycleDesk desk = journey.cycles();
    LocalDate today = desk.today();
    return new CyclesView(
        desk.cycles().all().stream().map(cycle -> line(cycle, today)).toList(),
        desk.warnings(),
        desk.held().stream()
            .filter(held -> journey.ledger().standing().isShown(held.entry().id()))
            .filter(held -> !entries.hides(held.entry()))
            .map(
                held ->
                    new CyclesView.Held(
                        entries.of(held.entry(), names), held.why(), held.next().orElse(null)))
            .toList());
  }

  private static CyclesView.Line line(Cycle cycle, LocalDate today) {
    return new CyclesView.Line(
        cycle.name(),
        cycle.from(),
        cycle.to(),
        cycle.goalsFrom(),
        cycle.goalsTo(),
        cycle.freeze(),
        state(cycle, today),
        new TreeMap<>(cycle.ids()),
        cycle.locked().stream().sorted().toList());
  }

  private static CyclesView.State state(Cycle cycle, LocalDate today) {
    if (cycle.isFrozen(today)) {
      return today.isAfter(cycle.to()) ? CyclesView.State.PAST : CyclesView.State.FROZEN;
    }
    return today.isBefore(cycle.from()) ? CyclesView.State.COMING : CyclesView.State.OPEN;
  }

  @Override
  public List<String> warnings() {
    return journey.cycles().warnings();
  }

  @Override
  public Approvals.Outcome planForNext(List<String> ids) {
    Desk.Approved planned = journey.cycles().planForNext(ids, SignedIn.here().name());
    journey.wake();
    return new Approvals.Outcome(planned.count(), planned.left());
  }
}
