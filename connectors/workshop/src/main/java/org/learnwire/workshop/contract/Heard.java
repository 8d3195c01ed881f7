package org.learnwire.workshop.contract;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged while a conversation is held, ours down to the last detail. */
final class Heard implements AutoCloseable {
  private final Logger ours = logger("org.learnwire");
  private final Logger all = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  Heard() {
    events.start();
    ours.setLevel(Level.TRACE);
    ours.setAdditive(false);
    ours.addAppender(events);
    all.addAppender(events);
  }

  void forget() {
    events.list.clear();
  }

  String text() {
    return List.copyOf(events.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    ours.detachAppender(events);
    ours.setAdditive(true);
    ours.setLevel(null);
    all.detachAppender(events);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
