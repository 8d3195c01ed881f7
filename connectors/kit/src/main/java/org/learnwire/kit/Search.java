package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pages;
import org.learnwire.kit.http.Pieces.Piece;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Finder;
import org.learnwire.kit.manifest.Template;

/** Finds one thing among those that a list shows. */
record Search(Connection connection, Finder finder, Caller caller) {

  Optional<ObjectNode> find(ObjectNode input) throws CallFailure, InterruptedException {
    Fill values = Fill.of(connection, input);
    try (Pages pages = caller.list(finder.list(), values)) {
      for (Piece piece = pages.next(); piece != null; piece = pages.next()) {
        for (Found found : piece.records()) {
          if (finder.match().matches(found.json(), text -> Template.fill(text, values))) {
            return Optional.of(found.json());
          }
        }
      }
      return Optional.empty();
    }
  }

  /** Everything that matches. */
  List<Found> all(ObjectNode input) throws CallFailure, InterruptedException {
    Fill values = Fill.of(connection, input);
    List<Found> all = new ArrayList<>();
    try (Pages pages = caller.list(finder.list(), values)) {
      for (Piece piece = pages.next(); piece != null; piece = pages.next()) {
        for (Found found : piece.records()) {
          if (finder.match().matches(found.json(), text -> Template.fill(text, values))) {
            all.add(found);
          }
        }
      }
    }
    return all;
  }
}
