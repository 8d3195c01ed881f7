package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Found;

/** A list that is read piece by piece, so that it passes in little memory however long it is. */
public interface Pieces extends AutoCloseable {

  /**
   * Some records of a list: at most as many as travel in one Exchange.
   *
   * @param envelope what stands beside the records
   */
  record Piece(List<Found> records, ObjectNode envelope) {}

  /** The next piece; null after the last one. A list without records may give one empty piece. */
  @Nullable Piece next() throws CallFailure, InterruptedException;

  /**
   * Once the last piece was given: where the next pass goes on. It is remembered when every page is
   * stored. Empty leaves what was remembered, unless the manifest's {@code since} says otherwise.
   */
  default Optional<String> cursor() {
    return Optional.empty();
  }

  /** Once the last piece was given: whether what was not among the records is gone. */
  default boolean whole() {
    return true;
  }

  /**
   * Where the list goes on behind what {@link #next} gave last, so that it can be begun there
   * another time; empty amid an answer, at its end, and where it has no such places.
   */
  default Optional<String> place() {
    return Optional.empty();
  }

  @Override
  void close();
}
