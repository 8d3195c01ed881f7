package org.learnwire.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer element by element, so that a list of any length passes in little memory.
 *
 * <p>It streams at the first {@code *} of the path; what lies below is one element and is held.
 */
public final class RecordReader implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper().setNodeFactory(new RecordNodes());

  private enum Place {
    BEFORE,
    INSIDE,
    BEHIND,
    END
  }

  private final JsonParser parser;
  private final List<String> way;
  private final Below below;
  private final Deque<Found> ready = new ArrayDeque<>();
  private final Deque<ObjectNode> open = new ArrayDeque<>();
  private final ObjectNode envelope = JSON.createObjectNode();
  private Place place = Place.BEFORE;
  private boolean inObject;
  private boolean elements;
  private boolean found;

  public RecordReader(InputStream in, FieldPath records) throws IOException {
    parser = JSON.createParser(in);
    int star = records.steps().indexOf("*");
    way = star < 0 ? records.steps() : records.steps().subList(0, star);
    int size = records.steps().size();
    below = new Below(star < 0 ? List.of() : records.steps().subList(star + 1, size), star < 0);
  }

  /** The next record; null at the end of the answer. */
  public @Nullable Found next() throws IOException {
    while (ready.isEmpty() && place != Place.END) {
      switch (place) {
        case BEFORE -> enter();
        case INSIDE -> element();
        default -> beside(parser.nextToken());
      }
    }
    return ready.poll();
  }

  /** What stands beside the records; complete only once all of them are read. */
  public ObjectNode envelope() {
    return envelope;
  }

  /** Whether the answer has the list at all, empty or not. */
  public boolean found() {
    return found && (elements || envelope.isEmpty() || !way.isEmpty() || !inObject);
  }

  /** How many bytes were read so far: where a broken answer broke. */
  public long position() {
    return parser.currentLocation().getByteOffset();
  }

  private void enter() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      place = Place.END;
    } else if (way.isEmpty()) {
      container(first);
    } else if (first == JsonToken.START_OBJECT) {
      open.push(envelope);
      beside(parser.nextToken());
    } else {
      parser.skipChildren();
      place = Place.END;
    }
  }

  /** One field of an object on the way: either the next step, or something beside it. */
  private void beside(@Nullable JsonToken token) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      open.pop();
      place = open.isEmpty() ? Place.END : Place.BEHIND;
      return;
    }
    if (token == null) {
      place = Place.END;
      return;
    }
    place = Place.BEHIND;
    String name = parser.currentName();
    JsonToken value = parser.nextToken();
    int depth = open.size() - 1;
    if (found || depth >= way.size() || !name.equals(way.get(depth))) {
      open.peek().set(name, JSON.readTree(parser));
    } else if (depth == way.size() - 1) {
      container(value);
    } else if (value == JsonToken.START_OBJECT) {
      open.push(open.peek().putObject(name));
    } else {
      parser.skipChildren();
    }
  }

  private void container(JsonToken token) throws IOException {
    found = true;
    if (below.whole() && token == JsonToken.START_OBJECT) {
      JsonNode whole = JSON.readTree(parser);
      take(whole);
      if (way.isEmpty()) {
        envelope.setAll((ObjectNode) whole);
      }
      afterContainer();
    } else if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
      inObject = token == JsonToken.START_OBJECT;
      place = Place.INSIDE;
    } else {
      found = token == JsonToken.VALUE_NULL;
      afterContainer();
    }
  }

  private void element() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
      afterContainer();
      return;
    }
    String name = parser.currentName();
    JsonToken value = inObject ? parser.nextToken() : token;
    JsonNode node = JSON.readTree(parser);
    if (inObject && value.isScalarValue()) {
      // An object of values is a map of records unless it holds scalars: then it is an error's
      // shape.
      envelope.set(name, node);
    } else {
      take(node);
    }
  }

  private void take(JsonNode node) {
    elements = true;
    below.collect(node, ready);
  }

  private void afterContainer() {
    place = open.isEmpty() ? Place.END : Place.BEHIND;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
