package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.manifest.Call;

/** Asks for the records that webhooks only name; one that cannot be had holds up no other. */
final class ToldFetches {
  private static final int BROKEN_IN_A_ROW = 3;

  /** The pull has read long ago what could not be fetched for so long. */
  private static final Duration TRIED_FOR = Duration.ofDays(7);

  private final Connection connection;
  private final @Nullable Call call;
  private final Caller caller;
  private final Consumer<String> skip;
  private final Set<String> asked = new HashSet<>();
  private final Set<Long> left = new LinkedHashSet<>();
  private @Nullable CallFailure first;
  private int brokenInARow;

  /**
   * @param call null where events carry their records
   * @param skip hears why an event gives no record
   */
  ToldFetches(Connection connection, @Nullable Call call, Caller caller, Consumer<String> skip) {
    this.connection = connection;
    this.call = call;
    this.caller = caller.counted();
    this.skip = skip;
  }

  /** What was waiting came before anything is asked for from now on; what comes later is news. */
  void begin() {
    asked.clear();
  }

  /** Whether something of it has to be asked for again. */
  boolean waits(long hook) {
    return left.contains(hook);
  }

  long calls() {
    return caller.calls();
  }

  /** What has to be asked for again, as a sentence; null where nothing has. */
  @Nullable String leftOver() {
    return first == null
        ? null
        : "%d webhooks wait on, for what they name could not be fetched, the first: %s"
            .formatted(left.size(), first.getMessage());
  }

  /** The record with these fields, whole; empty where there is none to be had now. */
  Optional<ObjectNode> whole(Hook hook, ObjectNode named) throws CallFailure, InterruptedException {
    if (!asked.add(named.toString())) {
      skip.accept("told of more than once");
      return Optional.empty();
    }
    try {
      JsonNode detail = caller.read(call, Fill.of(connection, named));
      ObjectNode whole = named.deepCopy();
      detail.fields().forEachRemaining(field -> whole.set(field.getKey(), field.getValue()));
      brokenInARow = 0;
      return Optional.of(whole);
    } catch (CallFailure failure) {
      broke(hook, named, failure);
      return Optional.empty();
    }
  }

  private void broke(Hook hook, ObjectNode named, CallFailure failure) throws CallFailure {
    if (failure.aboutItem()) {
      skip.accept(failure.reason());
      return;
    }
    brokenInARow++;
    if (brokenInARow >= BROKEN_IN_A_ROW || !failure.word().passes()) {
      throw failure;
    }
    if (hook.received().plus(TRIED_FOR).isBefore(Instant.now())) {
      skip.accept("could not be fetched for " + TRIED_FOR.toDays() + " days");
      return;
    }
    left.add(hook.id());
    asked.remove(named.toString());
    first = first == null ? failure : first;
  }
}
