package org.learnwire.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A target system that remembers everything it took, and objects to what must never happen. */
final class FakeTarget {
  /** Entry to the id of the object it made or changed. */
  private final Map<UUID, String> taken = new HashMap<>();

  private final Map<String, Integer> progress = new HashMap<>();
  private final Set<UUID> unanswered = new HashSet<>();
  private final Set<UUID> pointsSent = new HashSet<>();
  private int made;

  /** A request goes out; from now on nobody knows, until something definite is heard. */
  void request(Dispatch write) {
    assertThat(unanswered.add(write.id()))
        .as("%s is sent again though nobody looked", write.id())
        .isTrue();
    assertThat(taken).as("it is there already").doesNotContainKey(write.id());
    if (write.fields().has("points")) {
      assertThat(pointsSent.add(write.id())).as("points are sent once").isTrue();
    }
  }

  /** The request arrives. */
  void take(Dispatch write) {
    String object = write.fields().path("remoteId").asText("");
    if (write.writeName().equals("goal.progress")) {
      int percent = write.fields().path("progressPercent").asInt();
      assertThat(progress).as("the goal is there").containsKey(object);
      assertThat(percent).as("never back, never the same").isGreaterThan(progress.get(object));
      progress.put(object, percent);
    } else {
      object = "object-" + ++made;
      progress.put(object, 0);
    }
    assertThat(taken.put(write.id(), object)).as("taken twice").isNull();
  }

  /** Something definite was heard about an entry. */
  void heard(UUID id) {
    unanswered.remove(id);
  }

  boolean has(UUID id) {
    return taken.containsKey(id);
  }

  String object(UUID id) {
    return taken.get(id);
  }

  /** Takes back what an entry did. */
  void undo(UUID id, int earlierProgress) {
    progress.put(taken.remove(id), earlierProgress);
  }

  Set<UUID> taken() {
    return taken.keySet();
  }

  List<String> objects() {
    return new ArrayList<>(progress.keySet());
  }
}
