package org.learnwire.lrs;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.Origin;
import org.learnwire.database.TestDatabase;
import org.learnwire.lrs.http.LrsHttpConfiguration;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Verb;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Visibility;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A whole LRS behind a real port, for tests of what talks to one. */
public final class RunningLrs implements AutoCloseable {
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(LrsHttpConfiguration.class)
  static class Application {}

  public final Database database;
  public final StatementStore store;
  public final Credentials credentials;
  public final NewCredential client;
  private final ConfigurableApplicationContext context;

  private final Visibility visibility;

  private RunningLrs(Path folder, int port, Dialect dialect, Visibility visibility) {
    this.visibility = visibility;
    database = TestDatabase.open(dialect, folder);
    store = new StatementStore(database, Clock.systemUTC());
    credentials = Credentials.load(folder.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    client = credentials.add("test client");
    context =
        new SpringApplicationBuilder(Application.class)
            .properties(
                Map.of(
                    "server.port", port,
                    "server.address", "127.0.0.1",
                    "spring.main.banner-mode", "off",
                    "logging.level.root", "warn"))
            .initializers(made -> register((GenericApplicationContext) made))
            .run();
  }

  private void register(GenericApplicationContext made) {
    made.registerBean(Database.class, () -> database, bean -> bean.setDestroyMethodName(""));
    made.registerBean(StatementStore.class, () -> store);
    made.registerBean(Credentials.class, () -> credentials);
    made.registerBean(Clock.class, Clock::systemUTC);
    made.registerBean(Visibility.class, () -> visibility);
  }

  public static RunningLrs start(Path folder) {
    return start(folder, 0);
  }

  public static RunningLrs start(Path folder, Dialect dialect) {
    return new RunningLrs(folder, 0, dialect, Visibility.standard());
  }

  static RunningLrs start(Path folder, Visibility visibility) {
    return new RunningLrs(folder, 0, Dialect.SQLITE, visibility);
  }

  /** On the port where it was before. */
  public static RunningLrs start(Path folder, int port) {
    return new RunningLrs(folder, port, Dialect.SQLITE, Visibility.standard());
  }

  public int port() {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path)).header("Authorization", basic(client));
  }

  public static String basic(NewCredential credential) {
    String pair = credential.key() + ":" + credential.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Stores a statement as a client of that name would; returns its position. */
  public long put(String source, Statement statement) {
    return put(statement, StoreOptions.from(source));
  }

  public long put(Statement statement, StoreOptions options) {
    StoreResult result =
        database.write("test", tx -> store.store(tx, statement, Origin.SOURCE, options));
    return store.byId(result.id()).orElseThrow().position();
  }

  /** A statement about the course with this number. */
  public static Statement statement(Verb verb, int number) {
    return Statement.builder()
        .id(UUID.randomUUID())
        .actor(Agent.mbox("ana@example.test").named("Ana López"))
        .verb(verb)
        .object(Activity.of("https://lms.example.test/course/" + number))
        .timestamp(Samples.NOON.plusSeconds(number))
        .build();
  }

  public static Statement completion(int number) {
    return statement(Verbs.COMPLETED, number);
  }

  /** The ids of everything that is stored, oldest first. */
  public List<UUID> ids() {
    List<UUID> all = new ArrayList<>();
    StatementQuery query = StatementQuery.where().ascending(true).withVoided(true).build();
    while (query != null) {
      StatementPage page = store.query(query);
      page.statements().forEach(stored -> all.add(stored.id()));
      query = page.next().orElse(null);
    }
    return all;
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
