package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ErrorWord;

/** Numbers from 1 on, three a pass, in pieces of two; its cursor is the last number it gave. */
public final class ShelfEngine implements StreamEngine {
  static final List<StreamAsk> ASKED = new CopyOnWriteArrayList<>();

  @Override
  public String name() {
    return "shelf";
  }

  @Override
  public Pieces open(StreamAsk ask) throws CallFailure {
    check(ask);
    ASKED.add(ask);
    int after = ask.sweep() ? 0 : ask.cursor().map(Integer::parseInt).orElse(0);
    List<Integer> numbers = new ArrayList<>(List.of(after + 1, after + 2, after + 3));
    Iterator<List<Integer>> pieces =
        List.of(numbers.subList(0, 2), numbers.subList(2, 3)).iterator();
    return new Pieces() {
      @Override
      public Piece next() {
        return pieces.hasNext() ? piece(pieces.next()) : null;
      }

      @Override
      public Optional<String> cursor() {
        return Optional.of(Integer.toString(after + 3));
      }

      @Override
      public boolean whole() {
        return ask.sweep();
      }

      @Override
      public void close() {
        numbers.clear();
      }
    };
  }

  @Override
  public void check(StreamAsk ask) throws CallFailure {
    String key = ask.connection().setting("key").orElse("");
    if (key.equals("lost-key-0001")) {
      throw ask.connection()
          .failure(
              ErrorWord.BAD_CREDENTIALS,
              Arrival.ANSWERED,
              "the shelf does not open with " + key,
              "look for another key");
    }
  }

  private static Pieces.Piece piece(List<Integer> numbers) {
    List<Found> found = new ArrayList<>();
    for (int number : numbers) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", number);
      found.add(new Found(json, JsonNodeFactory.instance.objectNode()));
    }
    return new Pieces.Piece(found, JsonNodeFactory.instance.objectNode());
  }
}
