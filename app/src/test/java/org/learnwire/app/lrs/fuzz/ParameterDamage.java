package org.learnwire.app.lrs.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Parameters that are missing, doubled, misspelt, or have another value. */
final class ParameterDamage {
  private static final List<String> VALUES =
      List.of(
          "",
          "x",
          "null",
          "true",
          "TRUE",
          "-1",
          "0",
          "99999999999999999999",
          "%00",
          "%zz",
          "%",
          "%C0%80",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "%7B%7D",
          "%7B%22mbox%22%3A%22mailto%3Aa%40e.test%22%7D",
          "%5B%5D",
          "%22%5Cud800%22",
          "%7B%22name%22%3A%22%5Cu0000%22%2C%22mbox%22%3A%22mailto%3Aa%40e.test%22%7D",
          "http%3A%2F%2Fe.test%2F%00",
          "2026-01-01T00%3A00%3A00Z",
          "9999-12-31T23%3A59%3A59Z",
          "0000-01-01T00%3A00%3A00-18%3A00",
          "'%20or%201%3D1--",
          "..%2F..%2Fetc",
          "%2525",
          "a+b",
          "8f87ccde-bb56-4c2e-ab83-44982ef22df0",
          "%5B".repeat(500),
          "x".repeat(4_000));
  private static final List<String> NAMES =
      List.of(
          "statementId",
          "voidedStatementId",
          "agent",
          "verb",
          "activity",
          "registration",
          "since",
          "until",
          "limit",
          "format",
          "attachments",
          "ascending",
          "related_agents",
          "related_activities",
          "activityId",
          "stateId",
          "profileId",
          "method",
          "content",
          "more",
          "cursor",
          "%00",
          "unknown");

  private ParameterDamage() {}

  static void to(RawRequest request, Random random) {
    List<String> all = request.parameters;
    int kind = all.isEmpty() ? 0 : random.nextInt(5);
    int at = all.isEmpty() ? 0 : random.nextInt(all.size());
    String value = VALUES.get(random.nextInt(VALUES.size()));
    switch (kind) {
      case 0 -> all.add(NAMES.get(random.nextInt(NAMES.size())) + "=" + value);
      case 1 -> all.remove(at);
      case 2 -> all.add(all.get(at));
      case 3 -> {
        String[] pair = all.get(at).split("=", 2);
        all.set(at, pair[0].toUpperCase(Locale.ROOT) + "=" + (pair.length > 1 ? pair[1] : ""));
      }
      default ->
          all.set(at, all.get(at).split("=", 2)[0] + (random.nextInt(9) == 0 ? "" : "=" + value));
    }
  }
}
