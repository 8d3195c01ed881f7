package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.learnwire.database.Tx;
import org.learnwire.kit.manifest.WriteSpec;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;
import org.learnwire.routes.EvidenceDesk.Place;
import org.learnwire.rules.Cycles;
import org.learnwire.rules.DecisionKind;
import org.learnwire.xapi.Uuids;

/** The systems that take a released sheet, and the ledger's entry by which it goes there. */
final class EvidencePlaces {
  /** Nobody reads more in a comment. */
  private static final int LONGEST = 4_000;

  private static final String ATTACH = DecisionKind.AttachEvidence.write();
  private static final String COMMENT = Connected.COMMENT;

  private final Ledger ledger;
  private final People people;
  private final Connections connections;
  private final EvidenceSheets sheets;
  private final Cycles cycles;

  EvidencePlaces(
      Ledger ledger, People people, Connections connections, EvidenceSheets sheets, Cycles cycles) {
    this.ledger = ledger;
    this.people = people;
    this.connections = connections;
    this.sheets = sheets;
    this.cycles = cycles;
  }

  /** Reviews that take evidence of this person, and goals of theirs that take a comment. */
  List<Place> of(String personId) {
    List<Place> places = new ArrayList<>();
    for (Connected each : connections.all()) {
      if (takes(each, ATTACH) && people.accountOf(personId, each.id()).isPresent()) {
        String label = "the review in " + each.manifest().title();
        places.add(new Place(each.name(), each.name(), ATTACH, "", label));
      }
    }
    for (String id : people.idsOf(personId)) {
      sheets.setFor(id).forEach(goal -> comment(goal).ifPresent(places::add));
    }
    return places;
  }

  private Optional<Place> comment(Entry goal) {
    return connections
        .find(goal.connection())
        .filter(each -> takes(each, COMMENT))
        .map(
            each ->
                new Place(
                    goal.id().toString(),
                    goal.connection(),
                    COMMENT,
                    goal.target(),
                    "a comment on the goal “%s” in %s"
                        .formatted(
                            EvidenceSheets.title(goal, goal.fields()), each.manifest().title())));
  }

  private static boolean takes(Connected connected, String write) {
    return connected.manifest().writes().containsKey(write)
        && !connected.connection().unverifiedWrites().contains(write);
  }

  static UUID entryOf(UUID release) {
    return Uuids.v5(Uuids.NS_LEARNWIRE, "evidence", release.toString());
  }

  /** Their yes is said as the entry comes in: it was they who made it. HR's follows in the plan. */
  UUID enter(Tx tx, UUID release, String personId, EvidenceSheet sheet, Place place, String who)
      throws SQLException {
    Connected connected = connections.named(place.connection());
    WriteSpec write = connected.write(place.write());
    UUID id = entryOf(release);
    ObjectNode fields = JsonNodeFactory.instance.objectNode().put("text", text(sheet));
    boolean planned = connected.settings().writes() == WriteMode.PLAN;
    ledger.enter(
        tx,
        new NewEntry(
            id,
            "",
            DecisionKind.AttachEvidence.name(),
            personId,
            sheet.period(),
            release.toString(),
            connected.name(),
            place.write(),
            WriteClass.of(write.writeClass().word()),
            place.target().isEmpty() ? place.write() + "/" + id : place.target(),
            Mode.PROPOSAL,
            fields,
            List.of(),
            "released by the person it is about",
            EnterStep.externalRef(id),
            planned ? List.of(Approver.LEARNER, Approver.HR) : List.of(Approver.LEARNER)));
    if (place.write().equals(ATTACH) && cycles.named(sheet.period()).isPresent()) {
      ledger.holds().planFor(tx, id, sheet.period(), fields, who);
    }
    ledger.accept(tx, id, Approver.LEARNER, JsonNodeFactory.instance.objectNode(), who);
    return id;
  }

  private static String text(EvidenceSheet sheet) {
    String text = sheet.plain();
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1).strip() + "…" : text;
  }
}
