package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Tap;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * What was said, with lists cut short before the kit reads them: so everything that follows from a
 * list, further pages and one call per item, stays short as well.
 */
final class Tape implements Tap {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Enough to see how a page names the next. */
  private static final int PAGES = 2;

  private final int most;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<String, Integer> pages = new HashMap<>();
  private final @Nullable FieldPath token;
  private LastPage lastPage = new LastPage(List.of());
  private boolean whole;
  private @Nullable Exchange signedIn;

  /** One request and its answer; an answer that is no JSON has its text in place of it. */
  record Exchange(Asked asked, int status, Map<String, String> headers, JsonNode body) {}

  /**
   * @param most records that are kept of a list
   * @param token where an access token stands in the answer that gives one
   */
  Tape(int most, @Nullable FieldPath token) {
    this.most = most;
    this.token = token;
  }

  @Override
  public synchronized Told heard(Asked asked, Told told) {
    JsonNode body = body(told);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(told.headers());
    if (!whole) {
      shorten(body, most, List.of());
    }
    if (lastPage.names(body, headers) && pages.merge(asked.url(), 1, Integer::sum) >= PAGES) {
      lastPage.make(body, headers);
    }
    Exchange exchange = new Exchange(asked, told.status(), headers, body);
    if (token != null && token.text(body).isPresent()) {
      signedIn = exchange;
    }
    exchanges.add(exchange);
    byte[] read = body.isTextual() ? told.body() : body.toString().getBytes(StandardCharsets.UTF_8);
    return new Told(told.status(), headers, read);
  }

  /** From here on it hears this stream. */
  synchronized void begin(StreamSpec stream) {
    lastPage = LastPage.of(stream);
    pages.clear();
  }

  /** From here on it hears writes: what was made must be found, wherever it stands in a list. */
  synchronized void beginWrites() {
    lastPage = new LastPage(List.of());
    whole = true;
    exchanges.clear();
  }

  /** What was said since this was asked last; whoever asked has signed in before. */
  synchronized List<Exchange> take() {
    List<Exchange> taken = new ArrayList<>(exchanges);
    exchanges.clear();
    if (signedIn != null && !taken.isEmpty() && !taken.contains(signedIn)) {
      taken.add(0, signedIn);
    }
    return taken;
  }

  private static JsonNode body(Told told) {
    String text = new String(told.body(), StandardCharsets.UTF_8);
    try {
      String start = text.strip();
      return start.startsWith("{") || start.startsWith("[")
          ? JSON.readTree(text)
          : JSON.getNodeFactory().textNode(text);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  /**
   * Objects by the hundred are records, whether they stand in a list or under their ids.
   *
   * @param kept what holds one of these is kept beside the first
   */
  static void shorten(JsonNode node, int most, List<String> kept) {
    if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= most && array.get(0).isContainerNode(); i--) {
        String record = array.get(i).toString();
        if (kept.stream().noneMatch(record::contains)) {
          array.remove(i);
        }
      }
    } else if (node instanceof ObjectNode object && recordsById(object)) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.stream().skip(most).forEach(object::remove);
    }
    node.forEach(each -> shorten(each, most, kept));
  }

  private static boolean recordsById(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return !names.isEmpty() && names.stream().allMatch(Disguise::isId);
  }
}
