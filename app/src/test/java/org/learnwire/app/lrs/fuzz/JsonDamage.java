package org.learnwire.app.lrs.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes the JSON of a request: other values, other names, twice, deeper. */
final class JsonDamage {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Put in as text, because no JSON library would write some of them. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999999",
          "1E-400",
          "12345678901234567890123",
          "\"\"",
          "[]",
          "{}",
          "[null]",
          "\"\\u0000\"",
          "\"a\\ud800b\"",
          "\"\\udc00\"",
          "NaN",
          "'x'",
          "{\"id\":",
          "\"http://e.test/x\"",
          "\"http://e.test/\\ud83d\"",
          "{\"objectType\":\"Group\"}",
          "{\"objectType\":\"SubStatement\"}",
          "{\"a\":1,\"a\":2}",
          "\"%00\"",
          "\"PT99999999999999S\"",
          "\"9999-12-31T23:59:59.999999999Z\"",
          "\"0000-01-01T00:00:00-18:00\"",
          "\"2.0.0\"",
          "[[[[[[]]]]]]",
          "{\"objectType\":\"StatementRef\",\"id\":\"8f87ccde-bb56-4c2e-ab83-44982ef22df0\"}");

  private static final String MARK = "\"@@here@@\"";

  private JsonDamage() {}

  static void to(RawRequest request, Random random) {
    int start = Bytes.text(request.body).indexOf('{');
    int end = Bytes.text(request.body).indexOf("\r\n--b0undary", Math.max(start, 0));
    if (start < 0) {
      ParameterDamage.to(request, random);
      return;
    }
    boolean whole = end < 0;
    byte[] json = whole ? request.body : java.util.Arrays.copyOfRange(request.body, start, end);
    try {
      byte[] changed = changed(JSON.readTree(json), random);
      request.body =
          whole
              ? changed
              : Bytes.joined(
                  java.util.Arrays.copyOf(request.body, start),
                  changed,
                  Mutation.tail(request.body, end));
    } catch (IOException e) {
      Mutation.BYTES.on(request, random);
    }
  }

  private static byte[] changed(JsonNode root, Random random) throws IOException {
    JsonNode at = root;
    while (at.isContainerNode() && !at.isEmpty()) {
      JsonNode next = null;
      boolean here = random.nextInt(4) == 0;
      if (at instanceof ArrayNode array) {
        int index = random.nextInt(array.size());
        next = array.get(index);
        if (here || !next.isContainerNode()) {
          array.set(index, "@@here@@");
          break;
        }
      } else if (at instanceof ObjectNode object) {
        String name = name(object, random);
        next = object.get(name);
        if (here || !next.isContainerNode()) {
          damage(object, name, random);
          break;
        }
      }
      at = next;
    }
    String text = JSON.writeValueAsString(root);
    String value = VALUES.get(random.nextInt(VALUES.size()));
    return text.replace(MARK, value).getBytes(StandardCharsets.UTF_8);
  }

  private static void damage(ObjectNode object, String name, Random random) {
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name.toUpperCase(java.util.Locale.ROOT), object.remove(name));
      case 2 -> object.put("extra" + random.nextInt(9), "@@here@@");
      default -> object.put(name, "@@here@@");
    }
  }

  private static String name(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.get(random.nextInt(names.size()));
  }
}
