package org.learnwire.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Each;
import org.learnwire.kit.manifest.Join;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;

/** What of a stream's records the reading itself rests on, and for what. */
record NeededFields(Map<FieldPath, String> uses) {

  static NeededFields of(Manifest manifest, StreamSpec stream) {
    Map<FieldPath, String> uses = new LinkedHashMap<>();
    stream.key().forEach(field -> use(uses, field, "its records are told apart by it"));
    if (stream.version() != null) {
      use(uses, stream.version(), "it says which version of a record this is");
    }
    if (stream.occurredAt() != null) {
      use(uses, stream.occurredAt().field().toString(), "it says when something happened");
    }
    if (stream.since() != null && stream.since().maxOf() != null) {
      use(uses, stream.since().maxOf().toString(), "it says how far the stream has been read");
    }
    for (Map.Entry<String, Join> join : stream.with().entrySet()) {
      join.getValue()
          .key()
          .forEach(field -> use(uses, field, "it says which " + join.getKey() + " is meant"));
    }
    manifest.streams().values().forEach(other -> asked(uses, stream, other));
    webhook(uses, stream);
    return new NeededFields(uses);
  }

  /** What lists of another stream are asked for with. */
  private static void asked(Map<FieldPath, String> uses, StreamSpec stream, StreamSpec other) {
    Each each = other.each();
    if (each == null || !each.streams().contains(stream.name())) {
      return;
    }
    Set<String> names = new TreeSet<>(each.as().values());
    each.where().conditions().keySet().forEach(path -> names.add(path.toString()));
    for (String name : names) {
      use(uses, stream.keep().getOrDefault(name, name), other.name() + " is asked for with it");
    }
  }

  private static void webhook(Map<FieldPath, String> uses, StreamSpec stream) {
    if (stream.webhook() == null || !stream.webhook().carries()) {
      return;
    }
    for (FieldPath path : stream.webhook().when().conditions().keySet()) {
      use(uses, path.toString(), "a webhook is told by it");
    }
  }

  private static void use(Map<FieldPath, String> uses, String field, String why) {
    String path = field.startsWith("$parent.") ? field.substring("$parent.".length()) : field;
    uses.putIfAbsent(FieldPath.of(path), why);
  }

  /** Why a field cannot be done without; empty where it can. */
  Optional<String> why(FieldPath dropped) {
    return uses.entrySet().stream()
        .filter(use -> dropped.covers(use.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
