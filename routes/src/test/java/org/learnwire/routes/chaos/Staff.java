package org.learnwire.routes.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.Mode;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;
import org.learnwire.people.People;
import org.learnwire.routes.Journey;

/** People whom every vendor knows, and what is decided about them. */
final class Staff {
  private Staff() {}

  /** Their ids here, and as employees of the HR system; everybody has been read. */
  static Map<String, String> everywhere(Journey journey, Vendors vendors) {
    Map<String, String> staff = new LinkedHashMap<>();
    UUID hr = journey.connectionNames().get(Vendors.HR);
    for (JsonNode each : vendors.look("/company").path("people")) {
      String employee = each.path("employee").asText();
      String person = People.personId(hr, employee);
      boolean everywhere =
          journey.connectionNames().entrySet().stream()
              .filter(connection -> !connection.getKey().equals(Vendors.CHAT))
              .allMatch(connection -> isKnown(journey.people(), person, connection.getValue()));
      if (everywhere) {
        staff.put(person, employee);
      }
    }
    return staff;
  }

  private static boolean isKnown(People people, String person, UUID connection) {
    return people.accountOf(person, connection).isPresent()
        || people.matchedAccountsOf(person).containsKey(connection);
  }

  /**
   * @param name of the decision, and of nothing else
   * @param target within which order is kept
   */
  static NewEntry decision(
      String name,
      String person,
      String connection,
      String write,
      WriteClass writeClass,
      String target,
      ObjectNode fields) {
    return new NewEntry(
        id(name),
        "a-rule",
        "Decided",
        person,
        "subject of " + target,
        "once",
        connection,
        write,
        writeClass,
        target,
        Mode.AUTO,
        fields,
        List.of(),
        "it was decided",
        "lw-" + name,
        List.of());
  }

  static NewEntry goal(String name, String person, String connection, WriteClass writeClass) {
    ObjectNode fields = fields().put("title", "Learn " + name).put("dueDate", "2027-06-30");
    return decision(name, person, connection, "goal.create", writeClass, "goal/" + name, fields);
  }

  static NewEntry progress(String name, String person, String connection, String goal, int now) {
    ObjectNode fields = fields().put("progressPercent", now);
    return decision(
        name, person, connection, "goal.progress", WriteClass.OWN_KEY, "goal/" + goal, fields);
  }

  /** The same, asked of HR first. */
  static NewEntry asked(NewEntry entry) {
    return new NewEntry(
        entry.id(),
        entry.rule(),
        entry.kind(),
        entry.personId(),
        entry.subject(),
        entry.occasion(),
        entry.connection(),
        entry.writeName(),
        entry.writeClass(),
        entry.target(),
        Mode.PLAN,
        entry.fields(),
        entry.causes(),
        entry.because(),
        entry.externalRef(),
        List.of(Approver.HR));
  }

  /** A goal that a person has made over there and given into our hands. */
  static void correlated(Journey journey, String connection, String target, String remoteId) {
    journey
        .database()
        .write(
            "a goal of ours",
            tx ->
                tx.update(
                    "insert into correlation (connection, target, remote_id, last_sent, changed)"
                        + " values (?, ?, ?, '{}', 0)",
                    connection,
                    target,
                    remoteId));
  }

  static void enter(Journey journey, List<NewEntry> some) {
    journey
        .database()
        .write(
            "decide",
            tx -> {
              for (NewEntry entry : some) {
                journey.ledger().enter(tx, entry);
              }
              return null;
            });
  }

  static Entry entry(Journey journey, String name) {
    return journey.ledger().standing().find(id(name)).orElseThrow();
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }
}
