package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.learnwire.kit.manifest.Limits;
import org.slf4j.LoggerFactory;

/**
 * Connectors' folders against their own fixtures: the eight standard conversations. Authors of
 * connectors write JSON and YAML, and this is the one test they all share; a folder with Java of
 * its own runs it where that Java is.
 */
public abstract class ConnectorContract {
  private static final Logger OURS = (Logger) LoggerFactory.getLogger("org.learnwire");
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static VendorDouble vendor;

  /** The folders that this run holds to their fixtures. */
  protected abstract Stream<Path> folders() throws IOException;

  @BeforeAll
  protected static void listen() {
    vendor = new VendorDouble();
    LOG.start();
    OURS.setLevel(Level.TRACE);
    OURS.setAdditive(false);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    OURS.addAppender(LOG);
  }

  @AfterAll
  protected static void stop() {
    OURS.detachAppender(LOG);
    OURS.setAdditive(true);
    OURS.setLevel(null);
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    vendor.close();
  }

  @TestFactory
  protected Stream<DynamicTest> every_connector_holds_its_conversations() throws IOException {
    String only = System.getProperty("learnwire.fixtures", "");
    return folders()
        .flatMap(folder -> conversations(folder))
        .filter(each -> label(each).startsWith(only))
        .map(each -> DynamicTest.dynamicTest(label(each), each.file().toUri(), () -> hold(each)));
  }

  @TestFactory
  protected Stream<DynamicTest> every_standard_conversation_is_there_or_cannot_be()
      throws IOException {
    return folders()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () ->
                        assertThat(new Coverage(folder, conversations(folder).toList()).missing())
                            .as("neither a fixture nor a reason in not-applicable.yaml")
                            .isEmpty()));
  }

  private void hold(Conversation conversation) throws Exception {
    JsonNode setup = Conversation.yaml(conversation.fixtures().resolve("connection.yaml"));
    Connection connection = connection(conversation.fixtures().getParent(), setup);
    vendor.hold(conversation, setup.path("basePath").asText(""));
    LOG.list.clear();
    ConversationRun run = new ConversationRun(conversation, connection, vendor);
    try {
      run.run();
    } finally {
      noSecrets(secrets(connection, setup), run.shown() + logged());
    }
  }

  private static Connection connection(Path folder, JsonNode setup) {
    Connector connector = Connector.load(folder);
    connector.readMappings();
    String url = vendor.url() + setup.path("basePath").asText("");
    Map<String, String> settings = new HashMap<>();
    setup
        .path("settings")
        .fields()
        .forEachRemaining(each -> settings.put(each.getKey(), filled(each.getValue().asText())));
    String own = setup.path("baseUrlSetting").asText("");
    if (!own.isEmpty()) {
      settings.put(own, url);
    }
    // Goldens name the site; a connector whose site is a setting of its own gets it there.
    String site = String.valueOf(connector.manifest().site());
    if (setup.has("site") && site.matches("\\{\\w+}")) {
      settings.put(site.substring(1, site.length() - 1), setup.path("site").asText());
    }
    return new Connection(
            connector.name(),
            connector,
            UUID.nameUUIDFromBytes(new byte[] {1}),
            own.isEmpty() ? url : null,
            settings,
            // A conversation has an order: one call at a time.
            oneAtATime(connector.manifest().limits()))
        .allowingUnverified(true);
  }

  private static Limits oneAtATime(Limits own) {
    return new Limits(own.perSecond(), own.perMinute(), 1, own.perDay(), own.stopOn());
  }

  /** No key stands in a fixture: one is made for the run. */
  private static String filled(String setting) {
    return vendor.filled(setting).replace("${privateKey}", TestKeys.PEM);
  }

  private static Set<String> secrets(Connection connection, JsonNode setup) {
    Set<String> secrets = new LinkedHashSet<>(connection.secrets());
    String path = setup.path("basePath").asText("");
    if (!path.isEmpty()) {
      secrets.add(path);
    }
    assertThat(secrets).as("a secret is long enough to be found").allMatch(s -> s.length() >= 8);
    return secrets;
  }

  private static void noSecrets(Set<String> secrets, String shown) {
    secrets.forEach(secret -> assertThat(shown).as("shows a secret").doesNotContain(secret));
  }

  private static String logged() {
    return List.copyOf(LOG.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  private static String label(Conversation each) {
    return each.fixtures().getParent().getFileName() + "/" + each.subject() + "/" + each.name();
  }

  private static Stream<Conversation> conversations(Path folder) {
    Path fixtures = folder.resolve("fixtures");
    if (!Files.isDirectory(fixtures)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(fixtures, 2)) {
      List<Conversation> found =
          files
              .filter(file -> file.getFileName().toString().matches("[1-8]-.*\\.yaml"))
              .sorted()
              .map(file -> Conversation.of(fixtures, file))
              .toList();
      return found.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
