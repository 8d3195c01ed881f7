package org.learnwire.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters nested the way PHP nests them: {@code options[0][name]=limitfrom}. */
public final class PhpForm {

  private PhpForm() {}

  /** Lists become objects with keys 0, 1 …, as in PHP; {@code []} takes the next free number. */
  public static ObjectNode parse(String encoded) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        put(root, keys(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return root;
  }

  private static void put(ObjectNode root, List<String> keys, String value) {
    ObjectNode at = root;
    for (int i = 0; i < keys.size() - 1; i++) {
      String key = named(at, keys.get(i));
      JsonNode next = at.get(key);
      at = next instanceof ObjectNode inner ? inner : at.putObject(key);
    }
    at.put(named(at, keys.get(keys.size() - 1)), value);
  }

  private static String named(ObjectNode at, String key) {
    return key.isEmpty() ? String.valueOf(at.size()) : key;
  }

  private static List<String> keys(String name) {
    List<String> keys = new ArrayList<>();
    int bracket = name.indexOf('[');
    keys.add(bracket < 0 ? name : name.substring(0, bracket));
    while (bracket >= 0) {
      int end = name.indexOf(']', bracket);
      if (end < 0) {
        break;
      }
      keys.add(name.substring(bracket + 1, end));
      bracket = name.indexOf('[', end);
    }
    return keys;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
