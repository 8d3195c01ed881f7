package org.learnwire.lrs.http;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StatementStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The LRS alone in a real server, on the loopback address. */
final class LrsTomcat implements AutoCloseable {
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(LrsHttpConfiguration.class)
  static class Application {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
      return tomcat -> tomcat.addContextCustomizers(ServerRefusals::instead);
    }
  }

  final Database database;
  final StatementStore store;
  final NewCredential client;
  private final ConfigurableApplicationContext context;

  LrsTomcat(Database database, Path folder, int port, LrsHttpSettings settings) {
    this.database = database;
    store = new StatementStore(database, Clock.systemUTC());
    Credentials credentials =
        Credentials.load(folder.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    client = credentials.add("test client");
    context =
        new SpringApplicationBuilder(Application.class)
            .properties(
                Map.of(
                    "server.port",
                    port,
                    "server.address",
                    "127.0.0.1",
                    "server.compression.enabled",
                    true,
                    "spring.mvc.formcontent.filter.enabled",
                    false,
                    "spring.main.banner-mode",
                    "off"))
            .initializers(
                beans -> {
                  GenericApplicationContext all = (GenericApplicationContext) beans;
                  all.registerBean(Database.class, () -> database);
                  all.registerBean(StatementStore.class, () -> store);
                  all.registerBean(Credentials.class, () -> credentials);
                  all.registerBean(LrsHttpSettings.class, () -> settings);
                })
            .run();
  }

  static LrsTomcat sqlite(Path folder) {
    return new LrsTomcat(TestDatabase.open(folder), folder, 0, LrsHttpSettings.standard());
  }

  String endpoint() {
    return "http://127.0.0.1:"
        + ((ServletWebServerApplicationContext) context).getWebServer().getPort()
        + "/xapi";
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
