package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.WriteAsk;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Finder;
import org.learnwire.kit.manifest.Method;
import org.learnwire.kit.manifest.Template;
import org.learnwire.kit.manifest.WriteClass;
import org.learnwire.kit.manifest.WriteSpec;

/** One write of one connection: sent once, and told for certain or as unknown. */
final class Writer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Connection connection;
  private final WriteSpec write;
  private final Caller caller;
  private final ServedConnection served;
  private final @Nullable WriteEngine engine;

  /**
   * @param engine what sends it, where the manifest names no call
   */
  Writer(
      Connection connection,
      WriteSpec write,
      ServedConnection served,
      @Nullable WriteEngine engine) {
    this.connection = connection;
    this.write = write;
    this.caller = served.caller().writing();
    this.served = served;
    this.engine = engine;
  }

  Receipt write(ObjectNode input) throws InterruptedException {
    Optional<String> notSent = connection.notSent(write);
    if (notSent.isPresent()) {
      return Receipt.refused(ErrorWord.UNSUPPORTED, notSent.get());
    }
    try {
      return write.reads() ? read(input) : withTheRest(input, send(input));
    } catch (MappingFailed e) {
      return Receipt.refused(
          ErrorWord.INVALID, connection.name() + ": nothing sent, " + e.getMessage());
    }
  }

  /**
   * Whether what was sent earlier is there; nothing is sent. A write that is harmless twice needs
   * no look: it may be sent again.
   */
  Receipt lookUp(ObjectNode input) throws InterruptedException {
    if (write.writeClass() == WriteClass.OWN_KEY && write.lookup() == null) {
      return Receipt.absent(
          "%s/%s may be sent again: twice is the same as once"
              .formatted(connection.name(), write.name()));
    }
    if (engine != null) {
      try {
        return engine.lookUp(ask(input, null));
      } catch (CallFailure failure) {
        return Receipt.unknown(failure.word(), failure.getMessage());
      }
    }
    if (write.lookup() == null) {
      return Receipt.unknown(
          ErrorWord.UNSUPPORTED,
          "%s/%s cannot be looked up; a person settles it"
              .formatted(connection.name(), write.name()));
    }
    try {
      Optional<ObjectNode> there = new Search(connection, write.lookup(), caller).find(input);
      Receipt receipt =
          there
              .map(found -> Receipt.done(write.lookup().remoteId().text(found).orElse(null), found))
              .orElseGet(() -> Receipt.absent(connection.name() + ": it is not there"));
      return withTheRest(input, receipt);
    } catch (MappingFailed e) {
      return Receipt.unknown(ErrorWord.INVALID, connection.name() + ": " + e.getMessage());
    } catch (CallFailure failure) {
      return Receipt.unknown(failure.word(), failure.getMessage());
    }
  }

  /** What has to be there beside it: looked for, and sent where it is missing. */
  private Receipt withTheRest(ObjectNode input, Receipt receipt) throws InterruptedException {
    if (receipt.state() != Receipt.State.DONE || write.then().isEmpty()) {
      return receipt;
    }
    ObjectNode known = input.deepCopy().put("remoteId", receipt.remoteId());
    for (WriteSpec.Then then : write.then()) {
      try {
        if (new Search(connection, then.unless(), caller).find(known).isEmpty()) {
          JsonNode body = then.map() == null ? null : map(then.map(), known, null);
          caller.send(then.call(), Fill.of(connection, known), body);
        }
      } catch (CallFailure failure) {
        return Receipt.unknown(
            failure.word(),
            "%s/%s is there as %s, but not what belongs to it: %s"
                .formatted(
                    connection.name(), write.name(), receipt.remoteId(), failure.getMessage()));
      }
    }
    return receipt;
  }

  private Receipt send(ObjectNode input) throws InterruptedException {
    ObjectNode current = null;
    try {
      if (write.read() != null) {
        current = new Search(connection, write.read(), caller).find(input).orElse(null);
        if (current == null) {
          return Receipt.refused(
              ErrorWord.NOT_FOUND,
              "%s/%s: nothing sent, what it is about is not there"
                  .formatted(connection.name(), write.name()));
        }
      }
    } catch (CallFailure failure) {
      return Receipt.refused(failure.word(), failure.getMessage());
    }
    JsonNode body = write.map() == null ? null : map(write.map(), input, current);
    if (body != null && body.path("skip").isTextual()) {
      return Receipt.refused(
          ErrorWord.INVALID, connection.name() + ": nothing sent, " + body.path("skip").asText());
    }
    try {
      if (engine != null) {
        return engine.send(ask(input, body));
      }
      Fill values = Fill.of(connection, found(current), input);
      JsonNode answer = caller.send(write.call(), values, body);
      return accepted(input, body, answer);
    } catch (CallFailure failure) {
      return failed(failure);
    }
  }

  private Receipt accepted(ObjectNode input, @Nullable JsonNode sent, JsonNode answer)
      throws InterruptedException {
    ObjectNode json = answer instanceof ObjectNode object ? object : wrapped(answer);
    if (write.ok() != null && !write.ok().matches(json)) {
      return notOk(json);
    }
    if (write.readBack() && sent != null) {
      return new ReadBack(connection, write, caller).compare(input, sent);
    }
    Optional<String> id = write.remoteId() == null ? Optional.empty() : write.remoteId().text(json);
    if (write.remoteId() != null && id.isEmpty()) {
      return Receipt.unknown(
          ErrorWord.INVALID,
          "%s/%s was accepted but the answer has no %s"
              .formatted(connection.name(), write.name(), write.remoteId()));
    }
    return Receipt.done(id.orElse(null), json);
  }

  /**
   * A success by its status that does not look like one. What is told in fields is a no; half a
   * word or an empty answer may be what a gateway left of a yes.
   */
  private Receipt notOk(ObjectNode json) {
    String answer =
        "%s/%s answered %s"
            .formatted(connection.name(), write.name(), caller.redacted(json.toString()));
    boolean says = json.size() > (json.path("text").isTextual() ? 1 : 0);
    return says
        ? Receipt.refused(ErrorWord.REFUSED, answer)
        : Receipt.unknown(ErrorWord.INVALID, answer + ", which is neither yes nor no");
  }

  private Receipt failed(CallFailure failure) {
    if (failure.arrival() == Arrival.PERHAPS) {
      return Receipt.unknown(failure.word(), failure.getMessage());
    }
    if (failure.word() == ErrorWord.NOT_FOUND
        && write.call() != null
        && write.call().method() == Method.DELETE) {
      return Receipt.done(null, JSON.createObjectNode());
    }
    return Receipt.refused(failure.word(), failure.getMessage());
  }

  /** A write that reads, as goal.read. */
  private Receipt read(ObjectNode input) throws InterruptedException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode records = json.putArray("records");
    try {
      Finder meant = new Finder(write.list(), write.match(), FieldPath.of("id"), Map.of());
      for (Found found : new Search(connection, meant, caller).all(input)) {
        ObjectNode part = part(input, found.json());
        records.add(write.map() == null ? found.json() : map(write.map(), found.json(), part));
      }
      return Receipt.done(null, json);
    } catch (CallFailure failure) {
      return Receipt.refused(failure.word(), failure.getMessage());
    }
  }

  /** What else is kept of one of them elsewhere, such as the part that carries the progress. */
  private @Nullable ObjectNode part(ObjectNode input, ObjectNode record)
      throws CallFailure, InterruptedException {
    if (write.read() == null) {
      return null;
    }
    ObjectNode known = input.deepCopy();
    write.remoteId().text(record).ifPresent(id -> known.put("remoteId", id));
    return new Search(connection, write.read(), caller).find(known).orElse(null);
  }

  private WriteAsk ask(ObjectNode input, @Nullable JsonNode body) {
    Map<String, String> query = new HashMap<>();
    Fill values = Fill.of(connection, input);
    write.by().query().forEach((name, text) -> query.put(name, Template.fill(text, values)));
    return new WriteAsk(served, write.name(), query, input, body);
  }

  /** What the call needs of the object as it is now, such as the id of a part of it. */
  private ObjectNode found(@Nullable ObjectNode current) {
    ObjectNode found = JSON.createObjectNode();
    if (current != null) {
      write
          .read()
          .as()
          .forEach((name, path) -> path.first(current).ifPresent(id -> found.set(name, id)));
    }
    return found;
  }

  private JsonNode map(String file, ObjectNode input, @Nullable ObjectNode current) {
    Map<String, JsonNode> variables = new HashMap<>();
    variables.put("site", JSON.getNodeFactory().textNode(connection.site()));
    variables.put("connection", connection.forMappings());
    variables.put("current", current == null ? JSON.nullNode() : current);
    return connection.connector().mapping(file).apply(input, variables);
  }

  private static ObjectNode wrapped(JsonNode answer) {
    ObjectNode json = JSON.createObjectNode();
    json.set("value", answer);
    return json;
  }
}
