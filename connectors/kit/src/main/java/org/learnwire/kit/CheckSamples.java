package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pages;
import org.learnwire.kit.http.Pieces.Piece;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.json.Match;
import org.learnwire.kit.manifest.CheckSpec.Over;
import org.learnwire.kit.manifest.ListCall;

/** A few real things to try a check on: lists inside lists. */
record CheckSamples(Connection connection, Caller caller) {

  /** The parameters of each sample; one empty set where nothing is sampled. */
  List<ObjectNode> of(List<Over> overs) throws CallFailure, InterruptedException {
    List<ObjectNode> samples = new ArrayList<>(List.of(JsonNodeFactory.instance.objectNode()));
    for (Over over : overs) {
      List<ObjectNode> inner = new ArrayList<>();
      for (ObjectNode outer : samples) {
        for (Found found : some(over.list(), over.where(), outer, over.limit())) {
          ObjectNode both = outer.deepCopy();
          RecordFields fields = new RecordFields(found.json(), found.parent(), outer);
          over.as()
              .forEach(
                  (name, field) ->
                      both.set(
                          name, fields.value(field).orElse(JsonNodeFactory.instance.nullNode())));
          inner.add(both);
        }
      }
      samples = inner;
    }
    return samples;
  }

  /** At most so many records of a list that match. */
  List<Found> some(ListCall list, Match where, ObjectNode params, int most)
      throws CallFailure, InterruptedException {
    List<Found> some = new ArrayList<>();
    try (Pages pages = caller.list(list, Fill.of(connection, params))) {
      Piece piece = pages.next();
      while (piece != null && some.size() < most) {
        piece.records().stream()
            .filter(found -> where.matches(found.json()))
            .limit(most - some.size())
            .forEach(some::add);
        piece = some.size() < most ? pages.next() : null;
      }
    }
    return some;
  }
}
