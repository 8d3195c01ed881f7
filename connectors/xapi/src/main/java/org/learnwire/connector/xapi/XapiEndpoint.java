package org.learnwire.connector.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Network;
import org.learnwire.kit.http.Target;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.RequestParts;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiVersion;

/** Read statements from and write them to any Learning Record Store (xAPI 1.0.3 and 2.0). */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "xapi",
    title = "xAPI",
    syntax = "xapi:lrs",
    remote = true,
    category = {Category.SAAS},
    headersClass = XapiHeaders.class)
public class XapiEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {
  private static final long MINUTE = 60_000;

  @UriPath(description = "The address of the LRS, to the part before /statements")
  @Metadata(required = true)
  private final String lrs;

  @UriParam(label = "security", secret = true, description = "The key of the LRS's credential")
  private @Nullable String username;

  @UriParam(label = "security", secret = true, description = "The secret of the LRS's credential")
  private @Nullable String password;

  @UriParam(
      label = "security",
      secret = true,
      description = "An OAuth 2 access token in place of key and secret")
  private @Nullable String token;

  @UriParam(
      label = "common",
      defaultValue = "auto",
      enums = "auto,1.0.3,2.0.0",
      description = "The version of xAPI to speak; auto asks the LRS for the newest it knows")
  private String version = "auto";

  @UriParam(
      label = "common",
      defaultValue = "60s",
      javaType = "java.time.Duration",
      description = "How long an answer may take")
  private long timeout = MINUTE;

  /** The standard option of every polling endpoint, with a default of its own. */
  @UriParam(
      label = "consumer,scheduler",
      javaType = "java.time.Duration",
      defaultValue = "60000",
      description = "Milliseconds before the next poll.")
  private long delay = MINUTE;

  @UriParam(
      label = "consumer",
      multiValue = true,
      prefix = "filter.",
      description =
          "Which statements are wanted, by the parameters of xAPI: filter.verb, filter.activity,"
              + " filter.agent (JSON), filter.registration, filter.related_activities,"
              + " filter.related_agents, filter.until")
  private Map<String, String> filter = Map.of();

  @UriParam(
      label = "consumer",
      description = "Where the first read begins (ISO 8601, exclusive); else with the oldest")
  private @Nullable String since;

  @UriParam(
      label = "consumer",
      defaultValue = "2m",
      javaType = "java.time.Duration",
      description =
          "How much of what the LRS vouches for is read once more: what it stored at that time and"
              + " showed late is then found. What was read before is not given twice.")
  private long overlap = 2 * MINUTE;

  @UriParam(
      label = "consumer",
      defaultValue = "100",
      description = "Most statements in one Exchange; the LRS may give fewer")
  private int pageSize = 100;

  @UriParam(label = "consumer", description = "Fetch the files of attachments too")
  private boolean attachments;

  @UriParam(
      label = "consumer",
      description = "The name the position is kept under; else address and filter make one")
  private @Nullable String stateKey;

  @UriParam(
      label = "consumer",
      description = "Where the position is kept, in place of the component's repository")
  private @Nullable StateRepository<String, String> stateRepository;

  @UriParam(
      label = "consumer",
      defaultValue = "10m",
      javaType = "java.time.Duration",
      description = "How long a page may stay on its way through the route")
  private long pageTimeout = 10 * MINUTE;

  @UriParam(label = "producer", defaultValue = "50", description = "Most statements in one request")
  private int batchSize = 50;

  @UriParam(
      label = "producer",
      description = "Send the authority of statements on; most LRSs put their own in its place")
  private boolean keepAuthority;

  @UriParam(
      label = "producer",
      defaultValue = "true",
      description =
          "Fail the Exchange when the LRS refuses statements, once all the others are stored; else"
              + " the header CamelXapiSent says what was refused")
  private boolean throwExceptionOnFailure = true;

  private volatile @Nullable Caller caller;

  XapiEndpoint(String uri, XapiComponent component, String lrs) {
    super(uri, component);
    String address = lrs.endsWith("/") ? lrs.substring(0, lrs.length() - 1) : lrs;
    if (!address.matches("(?i)https?://[^/].*")) {
      throw new IllegalArgumentException(
          "write xapi:https://HOST/PATH, the address of the LRS to the part before /statements");
    }
    this.lrs = address;
    setDelay(MINUTE);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    XapiConsumer consumer = new XapiConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
  }

  @Override
  public Producer createProducer() {
    return new XapiProducer(this);
  }

  /** The line to the LRS; consumers and producers of this endpoint share it and its pace. */
  synchronized Lrs open() {
    if (caller == null) {
      caller = new Caller(getCamelContext(), target(), getComponent().getPatience());
    }
    return new Lrs(caller, lrs, version.equals("auto") ? null : spoken());
  }

  private XapiVersion spoken() {
    return XapiVersion.of(version)
        .orElseThrow(
            () -> new IllegalArgumentException("version is auto, 1.0.3 or 2.0.0, not " + version));
  }

  private Target target() {
    List<String> secrets =
        Stream.of(username, password, token)
            .filter(each -> each != null && !each.isEmpty())
            .toList();
    return new Target(
        "xapi",
        lrs,
        auth(),
        new RequestParts(Map.of(), Map.of(), Map.of()),
        new Limits(50, 4),
        Duration.ofMillis(timeout),
        new ErrorRules(Map.of(), List.of(), List.of(), null, null, null),
        this::credential,
        List.of("username", "password"),
        secrets,
        Network.straight());
  }

  private String credential(String name) {
    String value =
        switch (name) {
          case "username" -> username;
          case "password" -> password;
          default -> token;
        };
    return value == null ? "" : value;
  }

  private Auth auth() {
    if (token != null) {
      return new Auth.Bearer("{token}");
    }
    return username == null
        ? new Auth.None()
        : new Auth.Basic("{username}", password == null ? "" : "{password}");
  }

  Selection selection() {
    return new Selection(filter, attachments, pageSize);
  }

  /** Where an earlier run has left off, else where the user wants to begin. */
  Position position() {
    String known = repository().getState(key());
    return known == null ? Position.at(begin()) : Position.read(known);
  }

  void remember(Position position) {
    repository().setState(key(), position.text());
  }

  private @Nullable Instant begin() {
    return since == null
        ? null
        : Timestamps.parse(since)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "since is no time as 2026-01-31T00:00:00Z: " + since));
  }

  private StateRepository<String, String> repository() {
    StateRepository<String, String> repository =
        stateRepository == null ? getComponent().getStateRepository() : stateRepository;
    // Whenever it was set: a file that is not started has forgotten everything.
    ServiceHelper.startService(repository);
    return repository;
  }

  private String key() {
    return "xapi/" + (stateKey == null ? lrs + selection().key() : stateKey);
  }

  Duration overlapping() {
    return Duration.ofMillis(overlap);
  }

  Duration pageWaits() {
    return Duration.ofMillis(pageTimeout);
  }

  @Override
  protected void doStop() throws Exception {
    Caller open = caller;
    caller = null;
    if (open != null) {
      open.close();
    }
    super.doStop();
  }

  @Override
  public XapiComponent getComponent() {
    return (XapiComponent) super.getComponent();
  }

  @Override
  public String getServiceUrl() {
    return lrs;
  }

  @Override
  public String getServiceProtocol() {
    return "xapi";
  }

  @Override
  public void setDelay(long delay) {
    super.setDelay(delay);
    this.delay = delay;
  }

  public String getLrs() {
    return lrs;
  }

  public @Nullable String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public @Nullable String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(String version) {
    this.version = version;
  }

  public long getTimeout() {
    return timeout;
  }

  public void setTimeout(long timeout) {
    this.timeout = timeout;
  }

  public Map<String, String> getFilter() {
    return filter;
  }

  public void setFilter(Map<String, String> filter) {
    this.filter = filter;
  }

  public @Nullable String getSince() {
    return since;
  }

  public void setSince(String since) {
    this.since = since;
  }

  public long getOverlap() {
    return overlap;
  }

  public void setOverlap(long overlap) {
    this.overlap = overlap;
  }

  public int getPageSize() {
    return pageSize;
  }

  public void setPageSize(int pageSize) {
    this.pageSize = pageSize;
  }

  public boolean isAttachments() {
    return attachments;
  }

  public void setAttachments(boolean attachments) {
    this.attachments = attachments;
  }

  public @Nullable String getStateKey() {
    return stateKey;
  }

  public void setStateKey(String stateKey) {
    this.stateKey = stateKey;
  }

  public @Nullable StateRepository<String, String> getStateRepository() {
    return stateRepository;
  }

  public void setStateRepository(StateRepository<String, String> stateRepository) {
    this.stateRepository = stateRepository;
  }

  public long getPageTimeout() {
    return pageTimeout;
  }

  public void setPageTimeout(long pageTimeout) {
    this.pageTimeout = pageTimeout;
  }

  public int getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(int batchSize) {
    this.batchSize = batchSize;
  }

  public boolean isKeepAuthority() {
    return keepAuthority;
  }

  public void setKeepAuthority(boolean keepAuthority) {
    this.keepAuthority = keepAuthority;
  }

  public boolean isThrowExceptionOnFailure() {
    return throwExceptionOnFailure;
  }

  public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
    this.throwExceptionOnFailure = throwExceptionOnFailure;
  }
}
