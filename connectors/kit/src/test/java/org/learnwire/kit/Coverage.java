package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which of the eight standard conversations a folder holds, and which it says cannot be. */
final class Coverage {
  private static final List<String> OF_A_STREAM = List.of("1-happy", "2-empty", "8-drift");
  private static final List<String> OF_A_WRITE =
      List.of("1-happy", "5-invalid", "6-timeout", "7-replay");
  private static final List<String> OF_A_CONNECTOR =
      List.of(
          "1-happy",
          "2-empty",
          "3-credentials",
          "4-throttled",
          "5-invalid",
          "6-timeout",
          "7-replay",
          "8-drift");

  private final Path folder;
  private final List<Conversation> conversations;
  private final JsonNode reasons;

  Coverage(Path folder, List<Conversation> conversations) {
    this.folder = folder;
    this.conversations = conversations;
    this.reasons = Conversation.yaml(folder.resolve("fixtures/not-applicable.yaml"));
  }

  /** What is missing without a reason; the reasons given are printed. */
  List<String> missing() {
    Connector connector = Connector.load(folder);
    List<String> missing = new ArrayList<>();
    connector
        .manifest()
        .streams()
        .keySet()
        .forEach(name -> OF_A_STREAM.forEach(each -> need(name, each, missing)));
    connector.manifest().writes().keySet().forEach(name -> need(connector, name, missing));
    OF_A_CONNECTOR.stream()
        .filter(each -> !connector.manifest().streams().isEmpty() || !OF_A_STREAM.contains(each))
        .filter(each -> conversations.stream().noneMatch(c -> c.standard().equals(each)))
        .filter(each -> !excused(each) && !excusedForAll(each))
        .forEach(missing::add);
    return missing;
  }

  private void need(Connector connector, String write, List<String> missing) {
    boolean reads = connector.manifest().writes().get(write).reads();
    Stream<String> needed = reads ? Stream.of("1-happy", "5-invalid") : OF_A_WRITE.stream();
    needed.forEach(each -> need(write, each, missing));
  }

  private void need(String subject, String standard, List<String> missing) {
    boolean there =
        conversations.stream()
            .anyMatch(c -> c.subject().equals(subject) && c.standard().equals(standard));
    if (!there && !excused(subject + "/" + standard) && !excused(standard)) {
      missing.add(subject + "/" + standard);
    }
  }

  private boolean excusedForAll(String standard) {
    boolean[] found = {false};
    reasons.fieldNames().forEachRemaining(name -> found[0] |= name.endsWith("/" + standard));
    return found[0];
  }

  private boolean excused(String what) {
    String reason = reasons.path(what).asText("");
    if (!reason.isEmpty()) {
      System.out.printf("not applicable: %s/%s: %s%n", folder.getFileName(), what, reason);
    }
    return !reason.isEmpty();
  }
}
