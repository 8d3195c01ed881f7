package org.learnwire.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.connector.xapi.XapiComponent;
import org.learnwire.kit.LearnwireComponent;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A Spring Boot application that names its connections in properties. */
class StarterTest {
  private final List<String> got = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpServer academy;

  @TempDir Path folder;

  @BeforeEach
  void listen() throws IOException {
    academy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    academy.createContext(
        "/courses",
        http -> {
          keys.add(http.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "{\"courses\":[{\"id\":7}]}".getBytes(StandardCharsets.UTF_8);
          http.getResponseHeaders().set("Content-Type", "application/json");
          http.sendResponseHeaders(200, body.length);
          http.getResponseBody().write(body);
          http.close();
        });
    academy.start();
  }

  @AfterEach
  void stop() {
    academy.stop(0);
  }

  @Test
  void connections_come_from_properties_and_state_goes_to_the_file() {
    Path state = folder.resolve("state");
    application()
        .withPropertyValues(
            "camel.component.learnwire.connections.academy.connector=acme",
            "camel.component.learnwire.connections.academy.base-url=http://127.0.0.1:"
                + academy.getAddress().getPort(),
            "camel.component.learnwire.connections.academy.settings.token=acme-secret-0001",
            "camel.component.learnwire.state-file=" + state)
        .run(
            context -> {
              CamelContext camel = context.getBean(CamelContext.class);
              assertThat(camel.getComponent("learnwire"))
                  .isSameAs(context.getBean(LearnwireComponent.class));
              assertThat(camel.getComponent("xapi")).isSameAs(context.getBean(XapiComponent.class));
              camel.addRoutes(route());
              await().untilAsserted(() -> assertThat(got).containsExactly("{\"id\":7}"));
              await().untilAsserted(() -> assertThat(state).exists());
            });
    assertThat(keys).containsOnly("Bearer acme-secret-0001");
  }

  @Test
  void a_connector_that_is_not_there_stops_the_start_and_names_those_that_are() {
    application()
        .withPropertyValues("camel.component.learnwire.connections.academy.connector=moodel")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageStartingWith(
                        "connection academy: there is no connector moodel; there are [")
                    .hasMessageContaining("moodle"));
  }

  @Test
  void editors_know_the_properties() throws IOException {
    try (InputStream in =
        LearnwireProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      assertThat(in).as("made by the configuration processor").isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("camel.component.learnwire.connections")
          .contains("camel.component.learnwire.state-file")
          .contains("where consumers remember how far they have read");
    }
  }

  private ApplicationContextRunner application() {
    assertThat(Files.isDirectory(connectors())).isTrue();
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(CamelAutoConfiguration.class, LearnwireAutoConfiguration.class))
        .withPropertyValues("camel.component.learnwire.connectors=" + connectors());
  }

  private static Path connectors() {
    return Path.of("src/test/resources/connectors").toAbsolutePath();
  }

  private RouteBuilder route() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("learnwire:academy/courses?output=json&initialDelay=0&repeatCount=1")
            .split(body())
            .process(e -> got.add(e.getMessage().getBody(String.class)));
      }
    };
  }
}
