package org.learnwire.lrs.http;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.lrs.StatementStore;
import org.learnwire.xapi.XapiJson;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The LRS's HTTP resources on a real store, without a server around them. */
final class LrsServer implements AutoCloseable {
  @Configuration
  @EnableWebMvc
  @Import(LrsHttpConfiguration.class)
  static class Application {}

  final Database database;
  final StatementStore store;
  final Credentials credentials;
  private final AnnotationConfigWebApplicationContext context =
      new AnnotationConfigWebApplicationContext();
  private final NewCredential client;
  private final MockMvc mvc;

  LrsServer(Path folder) {
    this(folder, LrsHttpSettings.standard());
  }

  LrsServer(Path folder, LrsHttpSettings settings) {
    this(TestDatabase.open(folder), folder, settings);
  }

  LrsServer(Database database, Path folder, LrsHttpSettings settings) {
    this.database = database;
    store = new StatementStore(database, Clock.systemUTC());
    credentials = Credentials.load(folder.resolve("lrs-credentials.yaml"), Clock.systemUTC());
    client = credentials.add("test client");
    context.setServletContext(new MockServletContext());
    context.register(Application.class);
    context.addBeanFactoryPostProcessor(
        beans -> {
          beans.registerSingleton("database", database);
          beans.registerSingleton("store", store);
          beans.registerSingleton("credentials", credentials);
          beans.registerSingleton("settings", settings);
        });
    context.refresh();
    mvc =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(context.getBean(XapiFilter.class))
            .build();
  }

  /** A request of a well-behaved client. */
  MockHttpServletRequestBuilder call(String method, String url) {
    return signedIn(method, url).header("X-Experience-API-Version", "1.0.3");
  }

  MockHttpServletRequestBuilder signedIn(String method, String url) {
    return bare(method, url).header("Authorization", basic(client));
  }

  /** The header value that signs a request in. */
  String authorization() {
    return basic(client);
  }

  MockHttpServletRequestBuilder json(String method, String url, String body) {
    return call(method, url).contentType("application/json").content(body);
  }

  static MockHttpServletRequestBuilder bare(String method, String url) {
    return request(HttpMethod.valueOf(method), URI.create(url));
  }

  MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
    response.setDefaultCharacterEncoding("UTF-8");
    return response;
  }

  JsonNode body(MockHttpServletResponse response) throws Exception {
    return XapiJson.read(response.getContentAsString());
  }

  static String basic(NewCredential credential) {
    String pair = credential.key() + ":" + credential.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }
}
