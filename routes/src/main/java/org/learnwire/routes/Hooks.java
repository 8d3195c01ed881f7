package org.learnwire.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.learnwire.kit.HookBody;
import org.learnwire.kit.HookCall;
import org.learnwire.kit.HookDoor;
import org.learnwire.kit.HookDoor.Judged;
import org.learnwire.kit.HookDoor.Proven;
import org.learnwire.kit.HookDoor.TurnedAway;
import org.learnwire.kit.manifest.StreamSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where systems tell of changes by themselves: what is proven is kept in the inbox, and its
 * connection is read soon. Nothing is asked of a system meanwhile.
 */
public final class Hooks {
  private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

  /** Anybody can send what is turned away: it is not told more often. */
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Connections connections;
  private final Inbox inbox;
  private final Consumer<String> wake;
  private final MapStep mapping;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  /** What became of a request. */
  public enum Outcome {
    /** It is on the disk. */
    KEPT,
    /** It was kept before; nothing has changed. */
    KNOWN,
    /** Nobody that we know has sent it. Whether there is such a connection is nobody's business. */
    UNPROVEN,
    /** The system has sent it, and it cannot be taken. */
    REFUSED,
    /** Too many wait; the sender may try again. */
    FULL
  }

  /**
   * An answer.
   *
   * @param message for the sender; empty where it is not told why
   */
  public record Answer(Outcome outcome, String message) {}

  Hooks(Clock clock, Connections connections, Inbox inbox, MapStep mapping, Consumer<String> wake) {
    this.mapping = mapping;
    this.clock = clock;
    this.connections = connections;
    this.inbox = inbox;
    this.wake = wake;
  }

  /** Takes what came for a stream. */
  public Answer take(String connection, String stream, HookCall call) {
    Optional<Connected> connected = connections.find(connection);
    Optional<HookDoor> door = connected.flatMap(known -> door(known, stream));
    if (door.isEmpty()) {
      HookDoor.nobody(call);
      return new Answer(Outcome.UNPROVEN, "");
    }
    Judged judged = door.get().judge(call, clock.instant());
    if (judged instanceof TurnedAway away) {
      tell(connection + "/" + stream, away.why());
      return away.proven()
          ? new Answer(Outcome.REFUSED, away.why())
          : new Answer(Outcome.UNPROVEN, "");
    }
    return keep(connected.get(), stream, ((Proven) judged).mark(), call.body());
  }

  private Answer keep(Connected connected, String stream, String mark, byte[] body) {
    switch (inbox.keep(connected.id(), stream, mark, kept(connected, stream, body))) {
      case NEW -> {
        wake.accept(connected.name());
        return new Answer(Outcome.KEPT, "");
      }
      case KNOWN -> {
        return new Answer(Outcome.KNOWN, "");
      }
      default -> {
        tell("", "too many webhooks wait to be read; new ones are turned away until some are");
        return new Answer(Outcome.FULL, "");
      }
    }
  }

  /** All of it, unless the policy speaks of the stream: then as little as the stream needs. */
  private HookBody.Kept kept(Connected connected, String stream, byte[] body) {
    if (!mapping.judges() && connected.connection().dropped(stream).names().isEmpty()) {
      return new HookBody.Kept(body, 0);
    }
    return new HookBody(connected.connection(), connected.stream(stream))
        .of(body, record -> mapping.map(record).isOutOfScope());
  }

  private static Optional<HookDoor> door(Connected connected, String stream) {
    StreamSpec spec = connected.manifest().streams().get(stream);
    return spec == null ? Optional.empty() : HookDoor.of(connected.connection(), spec);
  }

  private void tell(String which, String why) {
    Instant now = clock.instant();
    Instant last = told.get(which);
    if (last == null || Duration.between(last, now).abs().compareTo(TOLD_EVERY) > 0) {
      told.put(which, now);
      LOG.warn("{}", why);
    }
  }

  /** How many wait to be read. */
  public long waiting() {
    return inbox.waiting();
  }

  /** What is set up and has come, a phrase for each stream that can be told of. */
  String state(Connected connected) {
    StringBuilder text = new StringBuilder();
    for (StreamSpec stream : connected.manifest().streams().values()) {
      if (stream.webhook() != null) {
        text.append("; webhooks of ").append(stream.name()).append(' ');
        text.append(state(connected, stream));
      }
    }
    return text.toString();
  }

  private String state(Connected connected, StreamSpec stream) {
    if (HookDoor.of(connected.connection(), stream).isEmpty()) {
      return "not set up (settings." + stream.webhook().secret() + ")";
    }
    long waiting = inbox.waiting(connected.id(), stream.name());
    return inbox
            .last(connected.id(), stream.name())
            .map(at -> "taken, the last one at " + at)
            .orElse("taken, none has come yet")
        + (waiting == 0 ? "" : ", " + waiting + " to be read");
  }
}
