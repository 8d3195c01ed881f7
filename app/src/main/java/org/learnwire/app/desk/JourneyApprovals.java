package org.learnwire.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.app.pages.Approvals;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ledger.Clash;
import org.learnwire.ledger.Moved;
import org.learnwire.ledger.Settlement;
import org.learnwire.routes.Desk;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Uuids;
import org.springframework.stereotype.Component;

/** A person's yes and no at the pages, told to the ledger. */
@Component
class JourneyApprovals implements Approvals {
  private final Journey journey;

  JourneyApprovals(Journey journey) {
    this.journey = journey;
  }

  @Override
  public Outcome approve(List<String> ids) {
    Desk.Approved approved = journey.desk().approve(ids, SignedIn.here().name());
    journey.wake();
    return new Outcome(approved.count(), approved.left());
  }

  @Override
  public Outcome decline(List<String> ids) {
    List<UUID> known = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String id : ids) {
      Uuids.parse(id).ifPresentOrElse(known::add, () -> left.add(unknown(id)));
    }
    Moved moved = journey.ledger().decline(known, SignedIn.here().name(), "declined at the page");
    moved.left().forEach((id, why) -> left.add(id + ": " + why));
    return new Outcome(moved.moved().size(), left);
  }

  @Override
  public Outcome settle(String id, Found found, String remoteId) {
    Settlement settlement =
        switch (found) {
          case ARRIVED -> Settlement.DONE;
          case MISSING -> Settlement.SEND_AGAIN;
          case LEFT -> Settlement.CLOSED;
        };
    Desk.Approved settled =
        journey.desk().settle(id, settlement, Optional.of(remoteId), SignedIn.here().name());
    journey.wake();
    return new Outcome(settled.count(), settled.left());
  }

  @Override
  public Outcome resolve(String id, Keep keep) {
    Clash.Choice choice = keep == Keep.OURS ? Clash.Choice.OURS : Clash.Choice.THEIRS;
    Desk.Approved chosen = journey.desk().choose(id, choice, who(), "");
    journey.wake();
    return new Outcome(chosen.count(), chosen.left());
  }

  @Override
  public Outcome replay(List<Long> quarantineIds) {
    Journey.Replayed replayed = journey.replay(quarantineIds);
    return new Outcome(replayed.done(), replayed.left());
  }

  private static String who() {
    return SignedIn.here().name();
  }

  private static String unknown(String id) {
    return id + ": there is no such line; open the plan again";
  }
}
