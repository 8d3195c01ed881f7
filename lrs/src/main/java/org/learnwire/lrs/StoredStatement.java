package org.learnwire.lrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Origin;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/**
 * A statement as the store keeps it: its text is there, it is parsed when somebody asks for more.
 */
public final class StoredStatement {
  private final UUID id;
  private final String body;
  private final XapiVersion version;
  private final Instant stored;
  private final long position;
  private final Origin origin;
  private final boolean voided;
  private final boolean history;
  private final String source;
  private final @Nullable String stream;
  private @Nullable Statement statement;

  StoredStatement(
      UUID id,
      String body,
      XapiVersion version,
      Instant stored,
      long position,
      Origin origin,
      boolean voided,
      boolean history,
      String source,
      @Nullable String stream) {
    this.id = id;
    this.body = body;
    this.version = version;
    this.stored = stored;
    this.position = position;
    this.origin = origin;
    this.voided = voided;
    this.history = history;
    this.source = source;
    this.stream = stream;
  }

  public UUID id() {
    return id;
  }

  /** Its JSON with id, stored, timestamp, authority and version filled in, ready to be sent. */
  public String body() {
    return body;
  }

  public XapiVersion version() {
    return version;
  }

  /** The same with typed views of its parts; parsed the first time. */
  public Statement statement() {
    Statement parsed = statement;
    if (parsed == null) {
      parsed = Statement.trusted(json(), version);
      statement = parsed;
    }
    return parsed;
  }

  public Instant stored() {
    return stored;
  }

  /** Its place in the journal. */
  public long position() {
    return position;
  }

  public Origin origin() {
    return origin;
  }

  public boolean voided() {
    return voided;
  }

  /** True when it gives context to rules, never a decision. */
  public boolean history() {
    return history;
  }

  /** Label of the connection or credential that brought it. */
  public String source() {
    return source;
  }

  /** The stream of its connection from which it was read; null for what came otherwise. */
  public @Nullable String stream() {
    return stream;
  }

  private ObjectNode json() {
    try {
      return (ObjectNode) XapiJson.read(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the stored statement " + id + " is no JSON", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredStatement that
        && position == that.position
        && voided == that.voided
        && body.equals(that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(position, voided);
  }

  @Override
  public String toString() {
    return "StoredStatement[" + id + " at " + position + "]";
  }
}
