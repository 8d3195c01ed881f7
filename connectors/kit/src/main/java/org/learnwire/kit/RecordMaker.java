package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.learnwire.kit.json.Canonical;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.TimeField;

/** Makes source records of what a list holds, without the fields that are dropped. */
record RecordMaker(String connection, StreamSpec stream, DroppedFields dropped) {
  /** Begins the key of a record that has none of its own; a mapping step fails it. */
  static final String NO_KEY = "?";

  static RecordMaker of(Connection connection, StreamSpec stream) {
    return new RecordMaker(connection.name(), stream, connection.dropped(stream.name()));
  }

  SourceRecord of(Found whole, ObjectNode item) {
    Found found = dropped.without(whole);
    RecordFields fields = new RecordFields(found.json(), found.parent(), item);
    TimeField at = stream.occurredAt();
    return new SourceRecord(
        connection,
        stream.name(),
        fields.key(stream.key()).orElseGet(() -> NO_KEY + Canonical.hash(found.json())),
        stream.version() == null
            ? null
            : fields.value(stream.version()).map(JsonNode::asText).orElse(null),
        at == null
            ? null
            : text(at.field(), fields).flatMap(text -> at.format().read(text)).orElse(null),
        found.json(),
        item,
        found.parent());
  }

  private static java.util.Optional<String> text(FieldPath field, RecordFields fields) {
    return fields.value(field).map(JsonNode::asText);
  }
}
