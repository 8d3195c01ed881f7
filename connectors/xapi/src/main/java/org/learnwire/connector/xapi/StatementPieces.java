package org.learnwire.connector.xapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.xapi.Attachment;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;

/** The statements of an LRS since a time, page by page, each with the files it names. */
final class StatementPieces implements Pieces {
  /** As many as travel in one Exchange. */
  private static final int MOST = 500;

  private final Lrs lrs;
  private final Selection selection;
  private final Duration overlap;
  private final Set<String> followed = new HashSet<>();
  private final List<Found> ahead = new ArrayList<>();
  private Position position;
  private @Nullable String next;
  private boolean begun;
  private Optional<Instant> vouched = Optional.empty();

  StatementPieces(Lrs lrs, Selection selection, Position position, Duration overlap) {
    this.lrs = lrs;
    this.selection = selection;
    this.position = position;
    this.overlap = overlap;
  }

  @Override
  public @Nullable Piece next() throws CallFailure, InterruptedException {
    if (ahead.isEmpty()) {
      if (begun && next == null) {
        return null;
      }
      fetch();
    }
    List<Found> some = new ArrayList<>(ahead.subList(0, Math.min(MOST, ahead.size())));
    ahead.subList(0, some.size()).clear();
    return new Piece(some, XapiJson.object());
  }

  private void fetch() throws CallFailure, InterruptedException {
    LrsPage page;
    if (begun) {
      page = lrs.next(next);
    } else {
      page = lrs.first(selection, position.asked());
      vouched = page.consistentThrough();
      begun = true;
    }
    position = position.after(page.statements(), vouched, overlap);
    page.statements().forEach(each -> ahead.add(new Found(json(each), files(each, page))));
    next = page.more().isEmpty() ? null : page.more();
    if (next != null && !followed.add(next)) {
      throw CallFailure.of(
          ErrorWord.INVALID,
          Arrival.ANSWERED,
          "the LRS names a page as the next that it named before",
          "its paging goes in a circle: ask its maker");
    }
  }

  /** With the version it is to be checked by. */
  private static ObjectNode json(Statement statement) {
    ObjectNode json = statement.json();
    return json.has("version") ? json : json.put("version", statement.version().statementVersion());
  }

  private static ObjectNode files(Statement statement, LrsPage page) {
    ObjectNode parent = XapiJson.object();
    for (Attachment attachment : statement.allAttachments()) {
      AttachedFile file = page.files().get(Multipart.hash(attachment.sha2()));
      if (file != null) {
        parent
            .withObjectProperty("attachments")
            .putObject(file.sha2())
            .put("contentType", file.contentType())
            .put("base64", Base64.getEncoder().encodeToString(file.bytes()));
      }
    }
    return parent;
  }

  @Override
  public Optional<String> cursor() {
    return Optional.of(position.asked()).filter(text -> !text.isEmpty());
  }

  /** What is not among them was read before. */
  @Override
  public boolean whole() {
    return false;
  }

  @Override
  public void close() {
    ahead.clear();
  }
}
