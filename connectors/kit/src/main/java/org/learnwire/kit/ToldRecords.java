package org.learnwire.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Pieces;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Template;
import org.learnwire.kit.manifest.WebhookSpec;

/**
 * What a system has told by itself, as a list of a pass: each event is a record, or names one that
 * is asked for. Events of the same record before it was asked for are one question.
 */
final class ToldRecords implements ScopeReader.Lists {
  private static final int HOOKS_AT_ONCE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection connection;
  private final StreamSpec stream;
  private final WebhookSpec webhook;
  private final SourceState state;
  private final ToldFetches fetches;
  private final RecordMaker maker;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final Set<Long> read = new LinkedHashSet<>();

  ToldRecords(Connection connection, StreamSpec stream, SourceState state, Caller caller) {
    this.connection = connection;
    this.stream = stream;
    this.webhook = stream.webhook();
    this.state = state;
    this.fetches = new ToldFetches(connection, webhook.fetch(), caller, this::skip);
    this.maker = RecordMaker.of(connection, stream);
  }

  /** Those of which everything was given on. */
  List<Long> read() {
    return read.stream().filter(id -> !fetches.waits(id)).toList();
  }

  Map<String, Long> skipped() {
    return skipped;
  }

  long calls() {
    return fetches.calls();
  }

  /** What has to be asked for again, as a sentence; null where nothing has. */
  @Nullable String leftOver() {
    return fetches.leftOver();
  }

  @Override
  public Pieces open(PassItem item, UnaryOperator<String> values) {
    return new Told();
  }

  private final class Told implements Pieces {
    private final Deque<Found> ready = new ArrayDeque<>();
    private long after;

    @Override
    public @Nullable Piece next() throws CallFailure, InterruptedException {
      while (ready.isEmpty()) {
        List<Hook> hooks = state.hooks(connection.name(), stream.name(), after, HOOKS_AT_ONCE);
        if (hooks.isEmpty()) {
          return null;
        }
        after = hooks.get(hooks.size() - 1).id();
        ready.addAll(records(hooks));
      }
      List<Found> piece = new ArrayList<>();
      while (!ready.isEmpty() && piece.size() < SourcePage.MOST_RECORDS) {
        piece.add(ready.poll());
      }
      return new Piece(piece, JsonNodeFactory.instance.objectNode());
    }

    /** What was not told of is no less there. */
    @Override
    public boolean whole() {
      return false;
    }

    @Override
    public void close() {}
  }

  private List<Found> records(List<Hook> hooks) throws CallFailure, InterruptedException {
    List<Found> records = new ArrayList<>();
    fetches.begin();
    for (Hook hook : hooks) {
      if (hook.turnedAway() > 0) {
        skipped.merge(Mapped.Skipped.OUT_OF_SCOPE, hook.turnedAway(), Long::sum);
      }
      for (JsonNode event : events(hook)) {
        take(hook, event, records);
      }
      read.add(hook.id());
    }
    if (webhook.carries()) {
      // Late ones stand behind newer ones; a record is told from its oldest version on.
      records.sort(Comparator.comparing(found -> version(found), VersionOrder.OLDEST_FIRST));
    }
    return records;
  }

  private String version(Found found) {
    String version = maker.of(found, JsonNodeFactory.instance.objectNode()).version();
    return version == null ? "" : version;
  }

  private List<JsonNode> events(Hook hook) {
    if (hook.body().length == 0) {
      return List.of();
    }
    try {
      return webhook.events().all(JSON.readTree(hook.body()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("webhook " + hook.id() + " was JSON when it came", e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void take(Hook hook, JsonNode event, List<Found> into)
      throws CallFailure, InterruptedException {
    if (!webhook.when().matches(event, text -> Template.fill(text, Fill.of(connection)))) {
      skip("an event that this stream does not take");
      return;
    }
    if (webhook.carries()) {
      JsonNode record = webhook.record().first(event).orElse(event);
      into.add(found(record instanceof ObjectNode object ? object : unreadable(event)));
      return;
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, FieldPath> field : webhook.as().entrySet()) {
      field.getValue().text(event).ifPresent(text -> named.put(field.getKey(), text));
    }
    if (named.size() < webhook.as().size()) {
      into.add(found(unreadable(event)));
    } else {
      fetches.whole(hook, named).ifPresent(whole -> into.add(found(whole)));
    }
  }

  private void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  /** Has no key of its own, and so comes into the quarantine with what was told. */
  private static ObjectNode unreadable(JsonNode event) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("event", event);
    return whole;
  }

  private static Found found(ObjectNode record) {
    return new Found(record, JsonNodeFactory.instance.objectNode());
  }
}
