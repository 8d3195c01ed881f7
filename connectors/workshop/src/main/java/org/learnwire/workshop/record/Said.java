package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.workshop.contract.VendorDouble;

/** One exchange as a fixture says it. */
final class Said {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> HEADERS = List.of("Retry-After", "Link");

  /** Made anew each time: signed, or of the moment. */
  private static final Set<String> NEVER_THE_SAME = Set.of("assertion", "client_assertion");

  private final Addresses addresses;
  private final Disguise disguise;

  Said(Addresses addresses, Disguise disguise) {
    this.addresses = addresses;
    this.disguise = disguise;
  }

  /** Empty for what was asked of another host. */
  Optional<ObjectNode> exchange(Tape.Exchange each) {
    return addresses.below(each.asked().url()).map(path -> exchange(path, each));
  }

  private ObjectNode exchange(String path, Tape.Exchange each) {
    ObjectNode exchange = JsonNodeFactory.instance.objectNode();
    ObjectNode request = exchange.putObject("request");
    request.put("method", each.asked().method());
    request.put("path", addresses.path(path));
    pairs(request, "query", each.asked().query());
    if (each.asked().body() != null
        && String.valueOf(each.asked().contentType()).contains("form")) {
      pairs(request, "form", new String(each.asked().body(), StandardCharsets.UTF_8));
    }
    // In their order: pages are told apart by it, whatever numbers they are asked for with.
    exchange.put("times", 1);
    exchange.set("response", response(each));
    return exchange;
  }

  private ObjectNode response(Tape.Exchange each) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    if (each.status() != 200) {
      response.put("status", each.status());
    }
    for (String name : HEADERS) {
      String value = each.headers().get(name);
      if (value != null) {
        response.withObjectProperty("headers").put(name, addresses.link(value));
      }
    }
    JsonNode body = each.body();
    if (body.isTextual()) {
      response.put("text", disguise.text(body.asText(), "text"));
    } else {
      response.set("json", linked(disguise.json(body, ""), body));
    }
    return response;
  }

  /** Addresses of the system itself stay addresses of it: pages are named so. */
  private JsonNode linked(JsonNode made, JsonNode was) {
    if (was.isTextual() && addresses.isOne(was.asText())) {
      return JsonNodeFactory.instance.textNode(addresses.made(was.asText()));
    }
    if (was.isObject()) {
      List<JsonNode> values = new ArrayList<>();
      was.forEach(values::add);
      List<String> names = new ArrayList<>();
      made.fieldNames().forEachRemaining(names::add);
      for (int i = 0; i < names.size(); i++) {
        ((ObjectNode) made).set(names.get(i), linked(made.get(names.get(i)), values.get(i)));
      }
    } else if (was.isArray()) {
      for (int i = 0; i < was.size(); i++) {
        ((ArrayNode) made).set(i, linked(made.get(i), was.get(i)));
      }
    }
    return made;
  }

  /**
   * By what it is told apart: values that are known beforehand. What was put together of several, a
   * query in the vendor's language, is what the connector sends when the recording is held.
   */
  private void pairs(ObjectNode request, String what, @Nullable String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return;
    }
    for (String pair : encoded.split("&")) {
      String[] parts = pair.split("=", 2);
      String name = Addresses.decoded(parts[0]);
      String value = parts.length == 1 ? "" : Addresses.decoded(parts[1]);
      if (addresses.settled(value, name) && !pages(name, value)) {
        request.withObjectProperty(what).put(name, addresses.value(value, name));
      }
    }
  }

  /** Where a page begins, or its size: told apart by the order of the exchanges. */
  private boolean pages(String name, String value) {
    return value.isEmpty() || value.matches("\\d{1,8}") && !disguise.namesId(name);
  }

  /** What a request said when the recording was held, of which it is not told apart. */
  static void complete(ObjectNode request, VendorDouble.Sent sent, boolean body)
      throws IOException {
    complete(request, "query", sent.query());
    complete(request, "form", sent.form());
    if (body && sent.body().startsWith("{")) {
      request.set("json", JSON.readTree(sent.body()));
    }
  }

  private static void complete(ObjectNode request, String what, Map<String, String> sent) {
    sent.forEach(
        (name, value) -> {
          boolean left = !request.path(what).has(name) && !value.matches("\\d{0,8}");
          if (left && !NEVER_THE_SAME.contains(name)) {
            request.withObjectProperty(what).put(name, value);
          }
        });
  }
}
