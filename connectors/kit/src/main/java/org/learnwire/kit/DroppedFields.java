package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;

/**
 * Fields of a stream's records that are taken away where the records are made: no mapping, hash,
 * store or quarantine ever sees them. Keeps in mind which of them were there, so that a misspelt
 * one can be told.
 */
public final class DroppedFields {
  private final List<FieldPath> fields;
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  /**
   * @param fields dotted paths into the record, as the vendor writes it; {@code *} is every element
   */
  DroppedFields(List<String> fields) {
    this.fields = fields.stream().map(FieldPath::of).toList();
  }

  static DroppedFields none() {
    return new DroppedFields(List.of());
  }

  /**
   * Why a field cannot be dropped, as a sentence; empty where it can.
   *
   * @param field a dotted path
   */
  public static Optional<String> refusal(Manifest manifest, StreamSpec stream, String field) {
    return NeededFields.of(manifest, stream).why(FieldPath.of(field));
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The element without them; the one that was given stays whole, details are asked with it. */
  Found without(Found found) {
    if (fields.isEmpty()) {
      return found;
    }
    ObjectNode json = found.json().deepCopy();
    ObjectNode parent = found.parent().deepCopy();
    for (FieldPath field : fields) {
      if (field.take(json) | field.take(parent)) {
        met.add(field.toString());
      }
    }
    return new Found(json, parent);
  }

  /** Takes them out of what is not needed whole any more; true where one was there. */
  boolean takeFrom(ObjectNode json) {
    boolean taken = false;
    for (FieldPath field : fields) {
      if (field.take(json)) {
        met.add(field.toString());
        taken = true;
      }
    }
    return taken;
  }

  /** Those that some record had since the program started. */
  public Set<String> met() {
    return new TreeSet<>(met);
  }

  /** All of them, as they were written. */
  public List<String> names() {
    return fields.stream().map(FieldPath::toString).toList();
  }
}
