package org.learnwire.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.learnwire.database.Database;
import org.learnwire.lrs.forward.ForwardStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each target of forwarding does. */
@Command(
    name = "status",
    description = "How far each target is, what keeps it, and what it would not take.",
    mixinStandardHelpOptions = true)
final class ForwardStatusCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Mixin LrsDataOption data = new LrsDataOption();

  @Option(names = "--json", description = "one JSON array on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    List<ForwardStatus> all;
    try (Database database = data.reading()) {
      all = ForwardStatus.all(database);
    }
    if (json) {
      System.out.println(MAPPER.writeValueAsString(json(all)));
    } else if (all.isEmpty()) {
      System.out.println("Nothing is forwarded: no target has begun yet.");
    } else {
      all.forEach(ForwardStatusCommand::text);
    }
    boolean well = all.stream().allMatch(one -> one.trouble().isEmpty() && one.refused() == 0);
    return well ? ExitCode.WELL : ExitCode.WITH_REST;
  }

  private static void text(ForwardStatus one) {
    System.out.println(
        one.target()
            + ": "
            + one.sent()
            + " sent, at position "
            + one.position()
            + " of "
            + one.newest()
            + one.lastSent().map(at -> ", last at " + at).orElse(""));
    one.trouble()
        .ifPresent(
            why ->
                System.out.println(
                    "  nothing goes there"
                        + one.since().map(at -> " since " + at).orElse("")
                        + ": "
                        + why
                        + "; it is tried again for ever"));
    if (one.refused() > 0) {
      System.out.println("  " + one.refused() + " set aside, because it would not take them:");
      one.firstRefused()
          .forEach(each -> System.out.println("    " + each.statementId() + "  " + each.reason()));
    }
  }

  private static ArrayNode json(List<ForwardStatus> all) {
    ArrayNode list = MAPPER.createArrayNode();
    for (ForwardStatus one : all) {
      ObjectNode target =
          list.addObject()
              .put("target", one.target())
              .put("position", one.position())
              .put("newest", one.newest())
              .put("sent", one.sent())
              .put("refused", one.refused());
      one.lastSent().ifPresent(at -> target.put("lastSent", at.toString()));
      one.trouble().ifPresent(why -> target.put("trouble", why));
      one.since().ifPresent(at -> target.put("since", at.toString()));
      ArrayNode refused = target.putArray("setAside");
      one.firstRefused()
          .forEach(
              each ->
                  refused
                      .addObject()
                      .put("statement", each.statementId())
                      .put("position", each.position())
                      .put("reason", each.reason())
                      .put("at", each.at().toString()));
    }
    return list;
  }
}
