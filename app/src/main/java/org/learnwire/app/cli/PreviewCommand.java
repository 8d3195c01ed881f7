package org.learnwire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.learnwire.kit.MappedRecord;
import org.learnwire.routes.Preview.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows records of a stream and what they would become. */
@Command(
    name = "preview",
    description = "Shows the first records of a stream and the statements they would become.",
    mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin SettingsOption settings = new SettingsOption();

  @Parameters(paramLabel = "CONNECTION/STREAM", description = "the stream")
  String which = "";

  @Option(
      names = "--limit",
      defaultValue = "5",
      description = "so many records; default ${DEFAULT-VALUE}")
  int limit = 5;

  @Option(names = "--json", description = "one JSON object on stdout")
  boolean json;

  @Override
  public Integer call() throws Exception {
    return OnACopy.look(
        settings.read().journey(),
        copy -> {
          Shown shown = copy.operations().preview(which, limit);
          print(shown);
          shown.problem().ifPresent(problem -> System.err.println("learnwire: " + problem));
          return shown.problem().isPresent() ? ExitCode.COULD_NOT : ExitCode.WELL;
        });
  }

  private void print(Shown shown) throws JsonProcessingException {
    ArrayNode all = JSON.createArrayNode();
    for (MappedRecord record : shown.records()) {
      ObjectNode one = all.addObject().put("key", record.source().key());
      one.set("record", record.source().json());
      one.setAll(record.mapped().shown());
    }
    if (json) {
      System.out.println(JSON.writeValueAsString(JSON.createObjectNode().set("records", all)));
      return;
    }
    for (var one : all) {
      System.out.println(JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(one));
    }
    System.out.println(all.size() + " records; nothing was stored.");
  }
}
