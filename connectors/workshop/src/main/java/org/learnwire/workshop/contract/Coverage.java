package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.learnwire.kit.Connector;

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

  private static final String WEBHOOK = "9-webhook";

  private final Connector connector;
  private final List<Conversation> conversations;
  private final JsonNode reasons;

  Coverage(Path folder, Connector connector, List<Conversation> conversations) {
    this.connector = connector;
    this.conversations = conversations;
    this.reasons = Conversation.yaml(folder.resolve("fixtures/not-applicable.yaml"));
  }

  /** What is missing without a reason. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    connector
        .manifest()
        .streams()
        .keySet()
        .forEach(name -> OF_A_STREAM.forEach(each -> need(name, each, missing)));
    connector.manifest().streams().values().stream()
        .filter(stream -> stream.webhook() != null)
        .forEach(stream -> need(stream.name(), WEBHOOK, missing));
    connector.manifest().writes().keySet().forEach(name -> needWrite(name, missing));
    OF_A_CONNECTOR.stream()
        .filter(each -> !connector.manifest().streams().isEmpty() || !OF_A_STREAM.contains(each))
        .filter(each -> conversations.stream().noneMatch(c -> c.standard().equals(each)))
        .filter(each -> !excused(each) && !excusedForAll(each))
        .forEach(missing::add);
    return missing;
  }

  private void needWrite(String write, List<String> missing) {
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
    return !reasons.path(what).asText("").isEmpty();
  }

  /** Why a reason cannot stand: it speaks of nothing, or of what the folder holds all the same. */
  List<String> against(String what) {
    String standard = what.substring(what.indexOf('/') + 1);
    String subject = what.substring(0, Math.max(0, what.indexOf('/')));
    List<String> wrong = new ArrayList<>();
    if (!OF_A_CONNECTOR.contains(standard) && !standard.equals(WEBHOOK)) {
      wrong.add(standard + " is no standard conversation; there are " + OF_A_CONNECTOR);
    }
    if (!subject.isEmpty() && !subjects().contains(subject)) {
      wrong.add(subject + " is no stream and no write; there are " + subjects());
    }
    conversations.stream()
        .filter(each -> each.standard().equals(standard))
        .filter(each -> subject.isEmpty() || each.subject().equals(subject))
        .map(each -> "%s/%s is there: take the reason out".formatted(each.subject(), each.name()))
        .forEach(wrong::add);
    return wrong;
  }

  private Set<String> subjects() {
    Set<String> subjects = new TreeSet<>(connector.manifest().streams().keySet());
    subjects.addAll(connector.manifest().writes().keySet());
    return subjects;
  }

  /** What is said not to be possible, and why. */
  Map<String, String> reasons() {
    Map<String, String> given = new LinkedHashMap<>();
    reasons.fields().forEachRemaining(each -> given.put(each.getKey(), each.getValue().asText()));
    return given;
  }
}
