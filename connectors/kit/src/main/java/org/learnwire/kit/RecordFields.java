package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.Canonical;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * The fields of a record by their names in a manifest: in the record itself, else in what encloses
 * it, else among the parameters it was asked for with.
 */
record RecordFields(ObjectNode json, ObjectNode parent, ObjectNode item) {

  static RecordFields of(SourceRecord record) {
    return new RecordFields(record.json(), record.parent(), record.item());
  }

  Optional<JsonNode> value(String path) {
    if (path.startsWith("$parent.")) {
      return FieldPath.of(path.substring("$parent.".length())).first(parent);
    }
    return within(FieldPath.of(path));
  }

  Optional<JsonNode> value(FieldPath field) {
    return field.steps().contains("$parent") ? value(field.toString()) : within(field);
  }

  private Optional<JsonNode> within(FieldPath field) {
    return field.first(json).or(() -> field.first(parent)).or(() -> field.first(item));
  }

  /** The key of these fields together; empty if one of them is missing. */
  Optional<String> key(List<String> fields) {
    List<String> texts = new ArrayList<>();
    for (String field : fields) {
      Optional<JsonNode> value = value(field);
      if (value.isEmpty() || value.get().isContainerNode()) {
        return Optional.empty();
      }
      texts.add(value.get().asText());
    }
    return Optional.of(ItemKey.of(texts));
  }

  /** What is stored with the item: its key fields and those the manifest keeps. */
  ObjectNode kept(StreamSpec stream) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    stream.key().forEach(field -> value(field).ifPresent(value -> kept.set(field, value)));
    stream.keep().forEach((name, field) -> value(field).ifPresent(v -> kept.set(name, v)));
    return kept;
  }

  /** Over the watched fields; null where the stream watches none. */
  @Nullable String watchHash(StreamSpec stream) {
    if (stream.watch().isEmpty()) {
      return null;
    }
    ObjectNode watched = JsonNodeFactory.instance.objectNode();
    stream.watch().forEach(field -> value(field).ifPresent(value -> watched.set(field, value)));
    return Canonical.hash(watched);
  }
}
