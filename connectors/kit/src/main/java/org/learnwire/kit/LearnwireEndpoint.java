package org.learnwire.kit;

import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.engine.WriteEngine;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WriteSpec;

/** Read from and write to LMS, HR, CRM and chat systems that a folder describes. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "learnwire",
    title = "Learnwire",
    syntax = "learnwire:connection/name",
    remote = true,
    category = {Category.SAAS},
    headersClass = LearnwireHeaders.class)
public class LearnwireEndpoint extends ScheduledPollEndpoint {
  private static final long QUARTER_HOUR = 15L * 60 * 1000;

  private final Connection to;

  @UriPath(description = "The connection, as the user named it")
  @Metadata(required = true)
  private final String connection;

  @UriPath(description = "A stream or a write of the connection's system")
  @Metadata(required = true)
  private final String name;

  @UriParam(
      label = "common",
      description =
          "The connector, where the address describes the connection itself, as in a Kamelet;"
              + " without it the connection is one that the component or the registry knows")
  private @Nullable String connector;

  @UriParam(label = "common", description = "Together with connector: the address of the system")
  private @Nullable String baseUrl;

  @UriParam(
      label = "security",
      secret = true,
      multiValue = true,
      prefix = "settings.",
      description =
          "Together with connector: its settings, such as settings.token=RAW({{token}}); the"
              + " connector's README names them")
  private @Nullable Map<String, Object> settings;

  @UriParam(
      label = "consumer",
      defaultValue = "page",
      enums = "page,mapped,json",
      description =
          "What the Exchange of a page carries: the records as the vendor wrote them, each beside"
              + " what the mapping made of it, or a list of JSON texts of what the mapping made")
  private Output output = Output.PAGE;

  @UriParam(
      label = "consumer",
      description =
          "Read the streams that this one fans out over first, for their items alone, where no other"
              + " route reads them")
  private boolean parents;

  /** The standard option of every polling endpoint, with a default of its own. */
  @UriParam(
      label = "consumer,scheduler",
      javaType = "java.time.Duration",
      defaultValue = "900000",
      description = "Milliseconds before the next poll.")
  private long delay = QUARTER_HOUR;

  @UriParam(label = "consumer", description = "Read the complete list with every poll")
  private boolean sweep;

  @UriParam(
      label = "consumer",
      description = "Minutes that a pass waits for pages still on their way",
      defaultValue = "10")
  private int pageMinutes = 10;

  @UriParam(
      label = "producer",
      description = "Together with connector: send a write that no document of the vendor confirms")
  private boolean allowUnverified;

  @UriParam(
      label = "producer",
      description = "Ask whether a write that was sent earlier arrived, and send nothing")
  private boolean lookup;

  @UriParam(
      label = "producer",
      description =
          "Fail the Exchange when a write was refused or nobody knows what became of it; else the"
              + " Receipt in the body says so")
  private boolean throwExceptionOnFailure;

  LearnwireEndpoint(String uri, LearnwireComponent component, Connection to, String name) {
    super(uri, component);
    this.to = to;
    this.connection = to.name();
    this.name = name;
    setDelay(QUARTER_HOUR);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    StreamSpec stream = to.manifest().streams().get(name);
    if (stream == null) {
      throw new UnknownName(
          "connection %s: %s is a write and cannot be read from; the streams of a %s are %s"
              .formatted(to.name(), name, to.connector().name(), to.manifest().streams().keySet()));
    }
    if (stream.by() != null) {
      getComponent().engines().stream(stream.by().engine());
    }
    if (stream.map() != null) {
      to.connector().mapping(stream.map());
    }
    LearnwireConsumer consumer = new LearnwireConsumer(this, processor, to, stream);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    WriteSpec write = to.manifest().writes().get(name);
    if (write == null) {
      throw new UnknownName(
          "connection %s: %s is a stream and cannot be written to; the writes of a %s are %s"
              .formatted(to.name(), name, to.connector().name(), to.manifest().writes().keySet()));
    }
    WriteEngine engine =
        write.by() == null ? null : getComponent().engines().write(write.by().engine());
    return new LearnwireProducer(this, new Writer(to, write, getComponent().served(to), engine));
  }

  org.learnwire.kit.http.Caller caller() {
    return getComponent().caller(to);
  }

  @Override
  public LearnwireComponent getComponent() {
    return (LearnwireComponent) super.getComponent();
  }

  Connection to() {
    return to;
  }

  public String getConnection() {
    return connection;
  }

  public String getName() {
    return name;
  }

  public @Nullable String getConnector() {
    return connector;
  }

  public void setConnector(String connector) {
    this.connector = connector;
  }

  public @Nullable String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable Map<String, Object> getSettings() {
    return settings;
  }

  public void setSettings(Map<String, Object> settings) {
    this.settings = settings;
  }

  public boolean isAllowUnverified() {
    return allowUnverified;
  }

  public void setAllowUnverified(boolean allowUnverified) {
    this.allowUnverified = allowUnverified;
  }

  public Output getOutput() {
    return output;
  }

  public void setOutput(Output output) {
    this.output = output;
  }

  public boolean isParents() {
    return parents;
  }

  public void setParents(boolean parents) {
    this.parents = parents;
  }

  public boolean isThrowExceptionOnFailure() {
    return throwExceptionOnFailure;
  }

  public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
    this.throwExceptionOnFailure = throwExceptionOnFailure;
  }

  @Override
  public void setDelay(long delay) {
    super.setDelay(delay);
    this.delay = delay;
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
