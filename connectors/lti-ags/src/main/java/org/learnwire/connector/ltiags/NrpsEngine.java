package org.learnwire.connector.ltiags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.lti.AddressRefused;
import org.learnwire.lti.services.Member;
import org.learnwire.lti.services.ServiceFailure;

/** {@code by: nrps}: who is in the course, the whole list or a failure. */
public final class NrpsEngine implements StreamEngine {
  private static final int AT_ONCE = 200;

  @Override
  public String name() {
    return "nrps";
  }

  @Override
  public Pieces open(StreamAsk ask) throws CallFailure {
    return new Members(members(ask.connection()));
  }

  @Override
  public void check(StreamAsk ask) throws CallFailure {
    members(ask.connection());
  }

  private static List<Member> members(EngineConnection connection) throws CallFailure {
    try {
      Platforms platforms = Platforms.of(connection.context());
      return platforms
          .services()
          .nrps()
          .members(
              AgsEngine.platform(connection, platforms),
              Column.address(connection, "memberships"),
              Optional.empty());
    } catch (IllegalArgumentException e) {
      throw connection.failure(
          ErrorWord.INVALID,
          Arrival.NEVER,
          e.getMessage(),
          "mend it under connections.%s.settings".formatted(connection.name()));
    } catch (NoPlatform e) {
      throw Failures.of(connection, e);
    } catch (ServiceFailure e) {
      throw Failures.of(connection, e);
    } catch (AddressRefused e) {
      throw Failures.of(connection, e);
    }
  }

  /** A course's list is short; it is given on in the sizes that travel. */
  private static final class Members implements Pieces {
    private final Deque<Member> left;

    Members(List<Member> all) {
      left = new ArrayDeque<>(all);
    }

    @Override
    public @Nullable Piece next() {
      if (left.isEmpty()) {
        return null;
      }
      List<Found> records = new ArrayList<>();
      while (!left.isEmpty() && records.size() < AT_ONCE) {
        records.add(new Found(json(left.poll()), JsonNodeFactory.instance.objectNode()));
      }
      return new Piece(records, JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode json(Member member) {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put("userId", member.userId());
      json.put("name", member.name()).put("email", member.email());
      json.put("employeeNumber", member.employeeNumber());
      json.put("status", member.status().name().toLowerCase(Locale.ROOT));
      member.roles().all().forEach(json.putArray("roles")::add);
      return json;
    }

    @Override
    public void close() {
      left.clear();
    }
  }
}
