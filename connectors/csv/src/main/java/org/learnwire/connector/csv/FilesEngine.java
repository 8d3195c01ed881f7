package org.learnwire.connector.csv;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Pieces;

/**
 * {@code by: files}. With {@code read: newest} the newest file that matches is the whole list; with
 * {@code read: new} every file that was not read before is read, and no list is whole. The cursor
 * knows each file by name, size and time of change.
 */
public final class FilesEngine implements StreamEngine {
  @Override
  public String name() {
    return "files";
  }

  @Override
  public Pieces open(StreamAsk ask) throws CallFailure, InterruptedException {
    Drop drop = Drops.open(ask.connection());
    try {
      List<DropFile> there = drop.files(ask.query().get("files"));
      Selection selection = Selection.of(ask, there);
      List<DropFile> complete = Complete.among(selection.wanted(), drop, ask);
      return new FilePieces(ask, drop, selection, complete);
    } catch (IOException e) {
      drop.close();
      throw drop.unreadable(e);
    } catch (CallFailure | InterruptedException | RuntimeException e) {
      drop.close();
      throw e;
    }
  }

  /** The folder opens, and the newest file of the stream can be read to its end. */
  @Override
  public void check(StreamAsk ask) throws CallFailure, InterruptedException {
    try (Drop drop = Drops.open(ask.connection())) {
      List<DropFile> files = drop.files(ask.query().get("files"));
      Optional<DropFile> newest = Selection.newest(files);
      if (newest.isPresent()) {
        Layout layout = Layout.of(ask);
        try (LocalCopy copy = drop.local(newest.get())) {
          layout.table(newest.get().name(), copy.path()).check();
        } catch (BadFile bad) {
          throw bad.failure(ask.connection());
        }
      }
    } catch (IOException e) {
      throw Drops.unreadable(ask.connection(), e);
    }
  }
}
