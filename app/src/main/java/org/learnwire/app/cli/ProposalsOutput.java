package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.routes.Proposals;
import org.learnwire.xapi.visibility.Visibility;

/** What asks a person, as a command prints it. */
final class ProposalsOutput {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Proposals proposals;
  private final Sight sight;
  private final PrintStream out;

  ProposalsOutput(Proposals proposals, Visibility visibility, PrintStream out) {
    this.proposals = proposals;
    this.sight = Sight.of(visibility, Sees.COACH);
    this.out = out;
  }

  void list(String person, boolean json) {
    List<Proposals.Question> asking = proposals.asking(person);
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      asking.forEach(each -> all.add(json(each)));
      out.println(all);
      return;
    }
    if (asking.isEmpty()) {
      out.println("Nothing asks this person now.");
    }
    for (Proposals.Question each : asking) {
      out.printf(
          "%s  %s, asked as %s, until %s%n",
          each.entry().id(), each.entry().writeName(), each.as().label(), each.until());
      texts(each).forEach((field, text) -> out.println("    " + field + ": " + text));
      out.println("    why: " + each.entry().because());
      proposals
          .evidence(each.entry(), sight::shows)
          .forEach(line -> out.println("    rests on " + line));
    }
  }

  static void json(PrintStream out, List<String> lines) {
    ObjectNode said = JSON.createObjectNode();
    said.put("answered", true).put("text", String.join(" ", lines));
    out.println(said);
  }

  private ObjectNode json(Proposals.Question each) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", each.entry().id().toString()).put("write", each.entry().writeName());
    json.put("as", each.as().word()).put("until", each.until().toString());
    ObjectNode fields = json.putObject("fields");
    texts(each).forEach(fields::put);
    json.put("because", each.entry().because());
    ArrayNode may = json.putArray("may");
    each.may().stream().sorted().forEach(may::add);
    ArrayNode evidence = json.putArray("evidence");
    proposals.evidence(each.entry(), sight::shows).forEach(evidence::add);
    return json;
  }

  /** Ids of people are for the program only. */
  private static Map<String, String> texts(Proposals.Question question) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    for (var field : question.entry().fields().properties()) {
      String name = field.getKey();
      if (!name.endsWith("PersonId") && !name.equals("kind") && !name.equals("to")) {
        texts.put(name, field.getValue().asText());
      }
    }
    return texts;
  }
}
