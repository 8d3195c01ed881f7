package org.learnwire.app.lrs.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Requests of a well-behaved client, of every resource. */
final class ValidRequests {
  private static final String AGENT = "{\"mbox\":\"mailto:ana@example.test\"}";
  private static final String ACTIVITY = "https://lms.example.test/course/view.php?id=2";

  private final String authorization;

  ValidRequests(String authorization) {
    this.authorization = authorization;
  }

  RawRequest any(Random random) {
    return switch (random.nextInt(18)) {
      case 0 -> request("POST", "/xapi/statements", random).json(statement(random));
      case 1, 2 -> request("POST", "/xapi/statements", random).json(batch(random));
      case 3 -> put(random);
      case 4, 5 -> multipart(random);
      case 6 -> signed(random);
      case 7 -> query(random);
      case 8 -> request("GET", "/xapi/statements", random).with("statementId", id(random));
      case 9 -> document(random, "/xapi/activities/state", "stateId");
      case 10 -> document(random, "/xapi/activities/profile", "profileId");
      case 11 -> document(random, "/xapi/agents/profile", "profileId");
      case 12 -> request("GET", "/xapi/activities", random).with("activityId", ACTIVITY);
      case 13 -> request("GET", "/xapi/agents", random).with("agent", AGENT);
      case 14 -> request(random.nextBoolean() ? "GET" : "HEAD", "/xapi/about", random);
      case 15 -> request("POST", "/lrs/explain", random).json(batch(random));
      case 16 -> export(random);
      default -> alternate(random);
    };
  }

  private RawRequest request(String method, String path, Random random) {
    String version = random.nextInt(3) == 0 ? "2.0.0" : "1.0.3";
    return new RawRequest(method, path)
        .header("X-Experience-API-Version", version)
        .header("Authorization", authorization);
  }

  private RawRequest put(Random random) {
    String id = id(random);
    return request("PUT", "/xapi/statements", random)
        .with("statementId", id)
        .json(statement(random, id, ""));
  }

  private RawRequest query(Random random) {
    RawRequest request = request(random.nextBoolean() ? "GET" : "HEAD", "/xapi/statements", random);
    List<String[]> filters =
        List.of(
            new String[] {"agent", AGENT},
            new String[] {"verb", "http://adlnet.gov/expapi/verbs/completed"},
            new String[] {"activity", ACTIVITY},
            new String[] {"registration", new UUID(1, 2).toString()},
            new String[] {"related_activities", "true"},
            new String[] {"related_agents", "false"},
            new String[] {"since", "2026-01-01T00:00:00Z"},
            new String[] {"until", "2027-01-01T00:00:00.5+02:00"},
            new String[] {"limit", "5"},
            new String[] {"format", "canonical"},
            new String[] {"attachments", "true"},
            new String[] {"ascending", "true"});
    for (String[] filter : filters) {
      if (random.nextInt(3) == 0) {
        request.with(filter[0], filter[1]);
      }
    }
    return request.header("Accept-Language", "de-AT, en;q=0.5");
  }

  private RawRequest export(Random random) {
    return request("GET", "/lrs/export", random)
        .with("format", random.nextBoolean() ? "csv" : "ndjson")
        .with("verb", "http://adlnet.gov/expapi/verbs/completed")
        .with("since", "2026-01-01T00:00:00Z")
        .with("after", "1000000000"); // what is stored meanwhile would make answers of megabytes
  }

  private RawRequest document(Random random, String path, String idName) {
    String method = List.of("PUT", "POST", "GET", "DELETE").get(random.nextInt(4));
    RawRequest request = request(method, path, random).with(idName, "doc-" + random.nextInt(50));
    if (!path.contains("agents")) {
      request.with("activityId", ACTIVITY);
    }
    if (!path.endsWith("activities/profile")) {
      request.with("agent", AGENT);
    }
    if (method.startsWith("P")) {
      request.json("{\"page\":" + random.nextInt(9) + ",\"note\":{\"de\":\"schön\"}}");
      request.header(random.nextBoolean() ? "If-Match" : "If-None-Match", "*");
    }
    return request;
  }

  /** Alternate request syntax of 1.0.3. */
  private RawRequest alternate(Random random) {
    String form =
        "statementId="
            + id(random)
            + "&X-Experience-API-Version=1.0.3&Authorization="
            + authorization.replace(" ", "%20").replace("=", "%3D").replace("+", "%2B");
    RawRequest request = new RawRequest("POST", "/xapi/statements").with("method", "GET");
    return request.body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
  }

  private RawRequest multipart(Random random) {
    byte[] content = new byte[random.nextInt(300)];
    random.nextBytes(content);
    String usage = "https://example.test/usage/evidence";
    return parts(random, id(random), usage, "application/pdf", content);
  }

  private RawRequest signed(Random random) {
    String id = id(random);
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    String payload = statement(random, id, "");
    String jws =
        url.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + url.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
            + ".AAAA";
    String usage = "http://adlnet.gov/expapi/attachments/signature";
    byte[] content = jws.getBytes(StandardCharsets.UTF_8);
    return parts(random, id, usage, "application/octet-stream", content);
  }

  private RawRequest parts(Random random, String id, String usage, String type, byte[] content) {
    String attachment =
        ",\"attachments\":[{\"usageType\":\"%s\",\"display\":{\"en\":\"x\"},\"contentType\":\"%s\","
            + "\"length\":%d,\"sha2\":\"%s\"}]";
    String said = attachment.formatted(usage, type, content.length, sha256(content));
    String before =
        "--b0undary\r\nContent-Type: application/json\r\n\r\n"
            + statement(random, id, said)
            + "\r\n--b0undary\r\nContent-Type: "
            + type
            + "\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
            + sha256(content)
            + "\r\n\r\n";
    byte[] body =
        Bytes.joined(
            before.getBytes(StandardCharsets.UTF_8),
            content,
            "\r\n--b0undary--\r\n".getBytes(StandardCharsets.UTF_8));
    return request("POST", "/xapi/statements", random)
        .body("multipart/mixed; boundary=b0undary", body);
  }

  private static String batch(Random random) {
    StringBuilder all = new StringBuilder("[");
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      all.append(i == 0 ? "" : ",").append(statement(random));
    }
    return all.append(']').toString();
  }

  private static String statement(Random random) {
    return statement(random, id(random), "");
  }

  /** With the same content for the same id, so that what was signed is what stands there. */
  private static String statement(Random random, String id, String more) {
    String actor =
        id.charAt(0) < '8'
            ? AGENT
            : "{\"objectType\":\"Group\",\"member\":[" + AGENT + "],\"name\":\"Team 😀\"}";
    return "{\"id\":\"%s\",\"actor\":%s,".formatted(id, actor)
        + "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/completed\",\"display\":{\"en\":\"did\"}},"
        + "\"object\":{\"id\":\""
        + ACTIVITY
        + "\",\"definition\":{\"name\":{\"de\":\"Übung\"},"
        + "\"type\":\"http://adlnet.gov/expapi/activities/course\",\"interactionType\":\"choice\","
        + "\"choices\":[{\"id\":\"a\",\"description\":{\"en\":\"A\"}}]}},"
        + "\"result\":{\"score\":{\"scaled\":0.5,\"raw\":5,\"min\":0,\"max\":10},\"success\":true,"
        + "\"duration\":\"PT1H2.5S\",\"response\":\"a\",\"extensions\":{\"http://e.test/x\":[null,{}]}},"
        + "\"context\":{\"registration\":\"8f87ccde-bb56-4c2e-ab83-44982ef22df0\","
        + "\"language\":\"de-AT\",\"platform\":\"Moodle\",\"contextActivities\":{\"parent\":["
        + "{\"id\":\"http://e.test/p\"}],\"category\":{\"id\":\"http://e.test/c\"}},"
        + "\"statement\":{\"objectType\":\"StatementRef\",\"id\":\""
        + id
        + "\"}},"
        + "\"timestamp\":\"2026-03-01T12:00:00.123Z\""
        + more
        + "}";
  }

  private static String id(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
