package org.learnwire.connector.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.Found;

/**
 * The rows of the wanted files, one file after the other. A file is read to its end before its
 * first row is given on; one that cannot be read is told after the others had their turn.
 */
final class FilePieces implements Pieces {
  private final StreamAsk ask;
  private final Drop drop;
  private final Layout layout;
  private final Selection selection;
  private final Deque<DropFile> left;
  private final List<DropFile> read = new ArrayList<>();
  private final List<BadFile> bad = new ArrayList<>();
  private @Nullable DropFile file;
  private @Nullable LocalCopy copy;
  private Table.@Nullable Rows rows;
  private long given;
  private boolean ended;

  FilePieces(StreamAsk ask, Drop drop, Selection selection, List<DropFile> complete)
      throws CallFailure {
    this.ask = ask;
    this.drop = drop;
    this.layout = Layout.of(ask);
    this.selection = selection;
    this.left = new ArrayDeque<>(complete);
  }

  @Override
  public @Nullable Piece next() throws CallFailure {
    try {
      while (rows != null || !left.isEmpty()) {
        if (rows == null) {
          begin(left.poll());
        } else {
          List<Found> piece = some();
          if (!piece.isEmpty()) {
            given += piece.size();
            return new Piece(piece, JsonNodeFactory.instance.objectNode());
          }
          read.add(file);
          end();
        }
      }
    } catch (IOException e) {
      throw drop.unreadable(e);
    }
    if (!bad.isEmpty()) {
      throw bad.get(0).failure(ask.connection(), bad.size() - 1);
    }
    boolean nothing = given == 0 && !read.isEmpty() && !ended;
    ended = true;
    // The cursor moves with a piece: files without rows are read too.
    return nothing ? new Piece(List.of(), JsonNodeFactory.instance.objectNode()) : null;
  }

  @Override
  public Optional<String> cursor() {
    return Optional.of(selection.cursor(read));
  }

  /** A list without rows is not believed: that is a file without people, not a company without. */
  @Override
  public boolean whole() {
    return selection.whole() && given > 0;
  }

  private void begin(DropFile next) throws IOException {
    file = next;
    copy = drop.local(next);
    Table table = layout.table(next.name(), copy.path());
    try {
      table.check();
      rows = table.open();
    } catch (BadFile e) {
      bad.add(e);
      end();
    }
  }

  private List<Found> some() throws IOException {
    List<Found> piece = new ArrayList<>();
    try {
      Table.Row row = rows.next();
      while (row != null) {
        ObjectNode parent = JsonNodeFactory.instance.objectNode();
        parent.put("file", file.name()).put("line", row.line());
        piece.add(new Found(row.json(), parent));
        row = piece.size() < SourcePage.MOST_RECORDS ? rows.next() : null;
      }
      return piece;
    } catch (BadFile e) {
      throw new IOException(file.name() + " was changed while it was read", e);
    }
  }

  private void end() throws IOException {
    if (rows != null) {
      rows.close();
    }
    if (copy != null) {
      copy.close();
    }
    rows = null;
    copy = null;
    file = null;
  }

  @Override
  public void close() {
    try {
      end();
    } catch (IOException e) {
      // A copy that could not be deleted; the system's own cleaning of temporary files has it.
      rows = null;
    } finally {
      drop.close();
    }
  }
}
