package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.learnwire.people.Choice;
import org.learnwire.people.Chosen;
import org.learnwire.people.Wishes;
import org.learnwire.routes.ChoiceDesk;
import org.learnwire.routes.PeopleDesk;

/** A person's own choices as a command prints them. */
final class ChoicesOutput {
  private final PeopleDesk desk;
  private final PrintStream out;

  ChoicesOutput(PeopleDesk desk, PrintStream out) {
    this.desk = desk;
    this.out = out;
  }

  void show(String person, boolean json) {
    Wishes wishes = desk.choices().of(person);
    if (json) {
      out.println(json(person, wishes).toPrettyString());
      return;
    }
    out.println(ChoiceDesk.text(wishes));
    for (Chosen each : desk.choices().history(person)) {
      out.printf(
          "  %s  %s=%s (%s)%s%n",
          each.since().toString().substring(0, 10),
          each.choice().word(),
          each.value(),
          each.who(),
          each.undone() == null ? "" : " – taken back by " + each.undone().who());
    }
  }

  private ObjectNode json(String person, Wishes wishes) {
    ObjectNode json = new ObjectMapper().createObjectNode().put("id", desk.person(person));
    ObjectNode holds = json.putObject("holds");
    for (Choice choice : Choice.values()) {
      wishes.holds(choice).ifPresent(value -> holds.put(choice.word(), value));
    }
    ArrayNode said = json.putArray("said");
    for (Chosen each : desk.choices().history(person)) {
      said.addObject()
          .put("choice", each.choice().word())
          .put("value", each.value())
          .put("since", each.since().toString())
          .put("who", each.who())
          .put("undone", each.undone() != null);
    }
    return json;
  }
}
