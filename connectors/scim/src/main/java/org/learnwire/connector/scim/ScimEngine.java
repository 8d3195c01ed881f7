package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ErrorWord;

/** {@code by: scim}: everybody that the provider has sent, the deleted too. */
public final class ScimEngine implements StreamEngine {
  @Override
  public String name() {
    return "scim";
  }

  @Override
  public Pieces open(StreamAsk ask) throws CallFailure {
    return new Users(read(ask.connection()));
  }

  @Override
  public void check(StreamAsk ask) throws CallFailure {
    read(ask.connection());
  }

  private static List<ObjectNode> read(EngineConnection connection) throws CallFailure {
    String folder = connection.setting("folder").orElse("");
    try {
      return new ScimFolder(Path.of(folder)).all();
    } catch (IOException e) {
      throw connection.failure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          "the users in " + folder + " cannot be read: " + e.getMessage(),
          "look at the setting folder; it is written by this program alone");
    }
  }

  private static final class Users implements Pieces {
    private final List<ObjectNode> users;
    private int given;
    private boolean began;

    Users(List<ObjectNode> users) {
      this.users = users;
    }

    @Override
    public @Nullable Piece next() {
      if (began && given >= users.size()) {
        return null;
      }
      began = true;
      int end = Math.min(users.size(), given + SourcePage.MOST_RECORDS);
      List<Found> some =
          users.subList(given, end).stream()
              .map(each -> new Found(each, JsonNodeFactory.instance.objectNode()))
              .toList();
      given = end;
      return new Piece(some, JsonNodeFactory.instance.objectNode());
    }

    /** A folder that nobody has written to yet says nothing of who is gone. */
    @Override
    public boolean whole() {
      return !users.isEmpty();
    }

    @Override
    public void close() {}
  }
}
