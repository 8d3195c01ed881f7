package org.learnwire.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.http.LrsHttpConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The LRS with a web server around it, on a port of its own, over a real database. */
final class LrsApplication implements AutoCloseable {
  final Database database;
  final StatementStore store;
  final NewCredential credential;
  private final ServletWebServerApplicationContext context;

  LrsApplication(Path folder) {
    database = Database.open(folder, DatabaseOptions.standard());
    store = new StatementStore(database, Clock.systemUTC());
    Credentials credentials =
        Credentials.load(folder.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    credential = credentials.add("bench");
    SpringApplication application = new SpringApplication(Parts.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "spring.main.banner-mode", "off",
            "logging.level.root", "error"));
    application.addInitializers(
        starting -> {
          var beans = starting.getBeanFactory();
          beans.registerSingleton("database", database);
          beans.registerSingleton("store", store);
          beans.registerSingleton("credentials", credentials);
        });
    context = (ServletWebServerApplicationContext) application.run();
  }

  String url() {
    return "http://127.0.0.1:" + context.getWebServer().getPort() + "/xapi";
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(LrsHttpConfiguration.class)
  static class Parts {}
}
