package org.learnwire.kit;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;

/** One stream or one write of one connection. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "learnwire",
    title = "Learnwire",
    syntax = "learnwire:connection/name",
    category = {Category.SAAS})
public class LearnwireEndpoint extends ScheduledPollEndpoint {
  private static final long QUARTER_HOUR = 15L * 60 * 1000;

  @UriPath(description = "The connection, as the user named it")
  private final Connection connection;

  @UriPath(description = "A stream or a write of the connection's system")
  private final String name;

  @UriParam(description = "Ask whether a write that was sent earlier arrived, and send nothing")
  private boolean lookup;

  @UriParam(description = "Read the complete list with every poll")
  private boolean sweep;

  @UriParam(
      description = "Minutes that a pass waits for pages still on their way",
      defaultValue = "10")
  private int pageMinutes = 10;

  LearnwireEndpoint(String uri, LearnwireComponent component, Connection connection, String name) {
    super(uri, component);
    this.connection = connection;
    this.name = name;
    setDelay(QUARTER_HOUR);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    StreamSpec stream = connection.manifest().streams().get(name);
    if (stream == null) {
      throw new UnknownName(
          "connection %s: %s is a write and cannot be read from; the streams of a %s are %s"
              .formatted(
                  connection.name(),
                  name,
                  connection.connector().name(),
                  connection.manifest().streams().keySet()));
    }
    if (stream.by() != null) {
      getComponent().engines().stream(stream.by().engine());
    }
    if (stream.map() != null) {
      connection.connector().mapping(stream.map());
    }
    LearnwireConsumer consumer = new LearnwireConsumer(this, processor, connection, stream);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    WriteSpec write = connection.manifest().writes().get(name);
    if (write == null) {
      throw new UnknownName(
          "connection %s: %s is a stream and cannot be written to; the writes of a %s are %s"
              .formatted(
                  connection.name(),
                  name,
                  connection.connector().name(),
                  connection.manifest().writes().keySet()));
    }
    WriteEngine engine =
        write.by() == null ? null : getComponent().engines().write(write.by().engine());
    return new LearnwireProducer(
        this, new Writer(connection, write, getComponent().served(connection), engine));
  }

  org.learnwire.kit.http.Caller caller() {
    return getComponent().caller(connection);
  }

  @Override
  public LearnwireComponent getComponent() {
    return (LearnwireComponent) super.getComponent();
  }

  public boolean isLookup() {
    return lookup;
  }

  public void setLookup(boolean lookup) {
    this.lookup = lookup;
  }

  public boolean isSweep() {
    return sweep;
  }

  public void setSweep(boolean sweep) {
    this.sweep = sweep;
  }

  public int getPageMinutes() {
    return pageMinutes;
  }

  public void setPageMinutes(int pageMinutes) {
    this.pageMinutes = pageMinutes;
  }
}
