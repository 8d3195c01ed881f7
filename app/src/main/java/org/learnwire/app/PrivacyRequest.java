package org.learnwire.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.learnwire.ledger.RemoteObject;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PeopleDesk;
import org.learnwire.routes.privacy.Erasure;
import org.learnwire.routes.privacy.Privacy;

/**
 * What a command does with everything that is held of a person, here or in the server that holds
 * the data.
 *
 * @param person a number, an address or CONNECTION/ID
 */
public record PrivacyRequest(Action action, String person, String who, String why) {
  /** What is done. */
  public enum Action {
    PREVIEW,
    ERASE,
    COPY,
    HOLD,
    LIFT_HOLD,
    RESTRICT,
    LIFT_RESTRICTION
  }

  /** Does it, and says what was done without naming anybody. */
  public List<String> lines(Journey journey) {
    PeopleDesk desk = journey.peopleDesk();
    Privacy privacy = journey.privacy();
    String id = whom(desk);
    return switch (action) {
      case PREVIEW -> said(privacy.preview(id), "Would be erased");
      case ERASE -> said(privacy.erase(id, who, needed()), "Erased");
      case COPY -> List.of(privacy.copy(id, who, needed()).toPrettyString());
      case HOLD -> {
        privacy.hold(id, who, needed());
        yield List.of("A legal hold stands: nothing of this person is erased until it is lifted.");
      }
      case LIFT_HOLD ->
          List.of(
              privacy.liftHold(id, who, needed())
                  ? "The legal hold is lifted."
                  : "There was no legal hold.");
      case RESTRICT -> {
        privacy.restrict(id, who, needed());
        yield List.of(
            "Restricted: everything is kept; nothing is added, decided, sent or shown until it is"
                + " lifted, but for HR ops with a purpose.");
      }
      case LIFT_RESTRICTION ->
          List.of(
              privacy.liftRestriction(id, who, needed())
                  ? "The restriction is lifted; what came meanwhile is read with the next full"
                      + " sweep."
                  : "There was no restriction.");
    };
  }

  /** Who has no HR record can still have statements: a guest is told by an address. */
  private String whom(PeopleDesk desk) {
    boolean guests = Set.of(Action.PREVIEW, Action.ERASE, Action.COPY).contains(action);
    try {
      return desk.person(person);
    } catch (RulingRefused e) {
      if (guests && desk.isUnknownAddress(person)) {
        return person.strip();
      }
      throw e;
    }
  }

  private String needed() {
    if (why.isBlank()) {
      throw new IllegalArgumentException(
          "Say why with --why: it is kept with who did it and when. Name nobody in it.");
    }
    return why.strip();
  }

  private static List<String> said(Erasure erasure, String how) {
    List<String> lines = new ArrayList<>();
    if (!erasure.elsewhere().isEmpty()) {
      lines.add("In other systems because of us; whoever may delete there has to, by hand:");
      erasure.elsewhere().forEach(each -> lines.add("  " + text(each)));
    }
    lines.add(how + ":");
    erasure.counts().forEach((what, rows) -> lines.add("  %6d  %s".formatted(rows, what)));
    erasure.holds().forEach(hold -> lines.add("Not while a legal hold stands: " + hold));
    lines.add(
        "Not in reach from here: backups, copies, whatever other systems forwarded to hold, and"
            + " the sources themselves.");
    return lines;
  }

  private static String text(RemoteObject each) {
    return each.connection()
        + ": "
        + each.writeName()
        + (each.remoteId() == null ? ", without an id" : ", id " + each.remoteId())
        + (each.surely() ? "" : " (nobody knows whether it arrived)");
  }
}
