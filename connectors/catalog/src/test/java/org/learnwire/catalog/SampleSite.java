package org.learnwire.catalog;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.notMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sample site of {@code src/test/resources/moodle}, answering over HTTP. */
final class SampleSite implements AutoCloseable {
  /** The address that the site calls itself in the captured answers. */
  static final String ADDRESS = "http://127.0.0.1:8085";

  static final String TOKEN = "sample-site-token-0001";
  static final Path FOLDER = Path.of("src/test/resources/moodle");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REST = "/webservice/rest/server.php";
  private static final Pattern FUNCTION = Pattern.compile("wsfunction=([a-z_]+)");

  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  SampleSite() {
    server.start();
    server.stubFor(
        post(urlPathEqualTo(REST))
            .withFormParam("wstoken", notMatching(TOKEN))
            .willReturn(okJson(text(FOLDER.resolve("captured/error.bad-token.json")))));
    answersOf("answers.json");
  }

  String baseUrl() {
    return server.baseUrl();
  }

  /** What the site answers from now on; later calls win over earlier ones. */
  void answersOf(String index) {
    for (JsonNode answer : json(FOLDER.resolve(index))) {
      MappingBuilder call =
          post(urlPathEqualTo(REST))
              .withFormParam("wstoken", equalTo(TOKEN))
              .withFormParam("moodlewsrestformat", equalTo("json"))
              // An answer for one person wins over the one for everybody.
              .atPriority(10 - answer.get("form").size());
      answer
          .get("form")
          .properties()
          .forEach(field -> call.withFormParam(field.getKey(), equalTo(field.getValue().asText())));
      server.stubFor(call.willReturn(okJson(text(FOLDER.resolve(answer.get("file").asText())))));
    }
  }

  /** How often each function was called since the last time this was asked. */
  Map<String, Long> calls() {
    Map<String, Long> calls =
        server.getAllServeEvents().stream()
            .map(event -> function(event.getRequest()))
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    server.resetRequests();
    return calls;
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(text(file));
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + file, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }

  private static String function(LoggedRequest request) {
    Matcher found = FUNCTION.matcher(request.getBodyAsString());
    return found.find() ? found.group(1) : request.getUrl();
  }

  @Override
  public void close() {
    server.stop();
  }
}
