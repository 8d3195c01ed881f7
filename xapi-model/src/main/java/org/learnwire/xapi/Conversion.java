package org.learnwire.xapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The same statement in the words of the other version.
 *
 * @param lost what the target version has no words for, with its place in the original; empty when
 *     all was carried over
 */
public record Conversion(Statement statement, List<Violation> lost) {
  private static final List<String> ONLY_2_0 = List.of("contextAgents", "contextGroups");

  public Conversion {
    lost = List.copyOf(lost);
  }

  /**
   * Says the statement in that version. Between 1.0.3 and 2.0 only these differ: contextAgents and
   * contextGroups, which 1.0.3 does not know, and timestamps, which 2.0 wants as RFC 3339: without
   * an offset they are taken as UTC.
   */
  public static Conversion of(Statement statement, XapiVersion target) {
    if (statement.version() == target) {
      return new Conversion(statement, List.of());
    }
    List<Violation> lost = new ArrayList<>();
    ObjectNode json = statement.json();
    json.remove("version");
    parts(json, "$", target, lost);
    if (json.get("object") instanceof ObjectNode object && object.has("actor")) {
      parts(object, "$.object", target, lost);
    }
    if (json.get("stored") != null) {
      json.put("stored", utc(json, "stored"));
    }
    if (!lost.isEmpty()) {
      signatures(json, lost);
    }
    return new Conversion(Statement.take(json, target).withVersionStated(), lost);
  }

  /** Whether it says what only 2.0 has words for. */
  static boolean isNewer(ObjectNode statement) {
    return ONLY_2_0.stream()
        .anyMatch(
            name ->
                statement.path("context").has(name)
                    || statement.path("object").path("context").has(name));
  }

  private static void parts(
      ObjectNode json, String path, XapiVersion target, List<Violation> lost) {
    if (json.has("timestamp")) {
      json.put("timestamp", utc(json, "timestamp"));
    }
    if (target != XapiVersion.V1_0_3 || !(json.get("context") instanceof ObjectNode context)) {
      return;
    }
    for (String name : ONLY_2_0) {
      if (context.remove(name) != null) {
        lost.add(
            new Violation(path + ".context." + name, "has no place in 1.0.3", Spec.CONTEXT_AGENTS));
      }
    }
    if (context.isEmpty()) {
      json.remove("context");
    }
  }

  /** What was signed is no longer what stands here. */
  private static void signatures(ObjectNode json, List<Violation> lost) {
    for (int i = 0; i < json.path("attachments").size(); i++) {
      if (SignedStatements.isSignature(json.get("attachments").get(i))) {
        lost.add(
            new Violation(
                JsonPath.element("$.attachments", i),
                "signs more than the statement can say now",
                Spec.SIGNED));
      }
    }
  }

  private static String utc(ObjectNode json, String name) {
    String text = json.get(name).asText();
    return Timestamps.parse(text).map(Timestamps::format).orElse(text);
  }
}
