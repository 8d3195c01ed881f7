package org.learnwire.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * The state of a plain Camel application, in a {@link StateRepository} of Camel's. It remembers
 * cursors, kept fields and what is due; it takes no notice of what is gone.
 */
final class RepositoryState implements SourceState {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final StateRepository<String, String> repository;
  private final Function<String, Connection> connections;

  RepositoryState(
      StateRepository<String, String> repository, Function<String, Connection> connections) {
    this.repository = repository;
    this.connections = connections;
  }

  @Override
  public Optional<String> cursor(String connection, String stream) {
    return get(connection, stream, "cursor");
  }

  @Override
  public int generation(String connection, String stream) {
    return 1;
  }

  @Override
  public synchronized void pageDone(SourcePage page, Optional<String> cursorAfter) {
    Connection connection = connections.apply(page.connection());
    page.records().forEach(record -> keep(record, connection));
    // Once a page: the list of all keys is one entry.
    add(
        page.connection(),
        page.stream(),
        "items",
        page.records().stream().map(SourceRecord::key).toList());
    cursorAfter.ifPresent(cursor -> set(page.connection(), page.stream(), "cursor", cursor));
  }

  @Override
  public synchronized Iterable<ObjectNode> items(String connection, String stream) {
    List<ObjectNode> items = new ArrayList<>();
    names(connection, stream, "items")
        .forEach(k -> item(connection, stream, k).ifPresent(items::add));
    return items;
  }

  @Override
  public Optional<ObjectNode> item(String connection, String stream, String key) {
    return get(connection, stream, "item/" + key).map(RepositoryState::object);
  }

  @Override
  public synchronized List<DueItem> due(String connection, String stream, int limit) {
    return names(connection, stream, "due").stream()
        .limit(limit)
        .map(key -> due(connection, stream, key))
        .toList();
  }

  @Override
  public synchronized void itemDone(String connection, String stream, DueItem item) {
    if (due(connection, stream, item.key()).seq() == item.seq()) {
      Set<String> due = names(connection, stream, "due");
      due.remove(item.key());
      setNames(connection, stream, "due", due);
    }
  }

  @Override
  public void scopeRead(String connection, String stream, String scope, Set<String> keysSeen) {
    // Absence is for those who store what was there.
  }

  @Override
  public void passEnded(String connection, String stream, boolean complete) {
    // Cursors and due lists were moved page by page.
  }

  private void keep(SourceRecord record, Connection connection) {
    String stream = record.stream();
    ObjectNode kept = RecordFields.of(record).kept(connection.stream(stream));
    // Without a mapping's facts, any other record under the same key is a change.
    String hash = org.learnwire.kit.json.Canonical.hash(record.json());
    String before = get(connection.name(), stream, "hash/" + record.key()).orElse(null);
    set(connection.name(), stream, "item/" + record.key(), kept.toString());
    set(connection.name(), stream, "hash/" + record.key(), hash);
    if (!Objects.equals(before, hash)) {
      connection.connector().dueAfter(stream, kept).forEach(due -> enter(connection.name(), due));
    }
  }

  private void enter(String connection, Connector.Due due) {
    long seq = due(connection, due.stream(), due.key()).seq() + 1;
    ObjectNode entry = JSON.createObjectNode().put("seq", seq);
    entry.set("params", due.params());
    set(connection, due.stream(), "due/" + due.key(), entry.toString());
    add(connection, due.stream(), "due", List.of(due.key()));
  }

  private DueItem due(String connection, String stream, String key) {
    ObjectNode entry =
        get(connection, stream, "due/" + key)
            .map(RepositoryState::object)
            .orElseGet(JSON::createObjectNode);
    return new DueItem(key, entry.withObjectProperty("params"), entry.path("seq").asLong());
  }

  private void add(String connection, String stream, String list, List<String> keys) {
    Set<String> names = names(connection, stream, list);
    if (names.addAll(keys)) {
      setNames(connection, stream, list, names);
    }
  }

  private Set<String> names(String connection, String stream, String list) {
    Set<String> names = new LinkedHashSet<>();
    get(connection, stream, list)
        .ifPresent(text -> read(text).forEach(name -> names.add(name.asText())));
    return names;
  }

  private void setNames(String connection, String stream, String list, Collection<String> names) {
    set(connection, stream, list, JSON.valueToTree(names).toString());
  }

  private Optional<String> get(String connection, String stream, String what) {
    @Nullable String value = repository.getState(place(connection, stream, what));
    return Optional.ofNullable(value);
  }

  private void set(String connection, String stream, String what, String value) {
    repository.setState(place(connection, stream, what), value);
  }

  /** Camel's file keeps a line {@code key=value} each: neither may stand in a key. */
  private static String place(String connection, String stream, String what) {
    String place = connection + "/" + stream + "/" + what;
    return place.replace("=", "%3D").replace("\n", "%0A").replace("\r", "%0D");
  }

  private static ObjectNode object(String text) {
    return (ObjectNode) read(text);
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the state repository was written by somebody else", e);
    }
  }
}
