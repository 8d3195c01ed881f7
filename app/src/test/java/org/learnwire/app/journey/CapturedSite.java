package org.learnwire.app.journey;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The Moodle whose answers were captured, as the Moodle connector's own tests hold them, and a
 * BambooHR that employs the people of that site.
 */
final class CapturedSite implements AutoCloseable {
  /** The address that the site calls itself in its answers and in what its plugin sends. */
  static final String ADDRESS = "http://127.0.0.1:8085";

  static final String TOKEN = "sample-site-token-0001";

  /** Three hours after the plugin sent its batch. */
  static final Instant AFTERWARDS = Instant.parse("2026-11-22T13:05:00Z");

  private static final Path FOLDER =
      DemoCompany.repository().resolve("connectors/catalog/src/test/resources/moodle");
  private static final String REST = "/webservice/rest/server.php";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());

  CapturedSite() {
    server.start();
    employees();
    server.stubFor(
        call()
            .atPriority(10)
            .withFormParam("wsfunction", equalTo("core_course_get_courses_by_field"))
            .willReturn(okJson("{\"courses\":[],\"warnings\":[]}")));
  }

  String url() {
    return server.baseUrl();
  }

  /** Until this is said the site has no course to pull from. */
  void opensItsCourses() {
    for (JsonNode answer : json("answers.json")) {
      // An answer for one person wins over the one for everybody.
      MappingBuilder call = call().atPriority(9 - answer.get("form").size());
      answer
          .get("form")
          .properties()
          .forEach(field -> call.withFormParam(field.getKey(), equalTo(field.getValue().asText())));
      server.stubFor(call.willReturn(okJson(text(answer.get("file").asText()))));
    }
  }

  /** What logstore_xapi posted, statement by statement. */
  static ArrayNode batch() {
    return (ArrayNode) json("captured/logstore-xapi-batch-request.json").get("body");
  }

  private static MappingBuilder call() {
    return post(urlPathEqualTo(REST))
        .withFormParam("wstoken", equalTo(TOKEN))
        .withFormParam("moodlewsrestformat", equalTo("json"));
  }

  private void employees() {
    ArrayNode all = DemoCompany.JSON.createArrayNode();
    for (JsonNode user : json("captured/core_enrol_get_enrolled_users.json")) {
      ObjectNode employee = employee(user);
      String id = employee.get("id").asText();
      all.addObject().put("id", id);
      server.stubFor(
          get(urlPathEqualTo("/api/v1/employees/" + id)).willReturn(okJson(employee.toString())));
    }
    ObjectNode directory = DemoCompany.JSON.createObjectNode();
    directory.set("employees", all);
    server.stubFor(
        get(urlPathEqualTo("/api/v1/employees/directory"))
            .willReturn(okJson(directory.toString())));
    server.stubFor(
        get(urlPathEqualTo("/api/v1/employees/changed"))
            .willReturn(okJson("{\"latest\":\"2026-11-22T11:00:00Z\",\"employees\":{}}")));
  }

  private static ObjectNode employee(JsonNode user) {
    return DemoCompany.JSON
        .createObjectNode()
        .put("id", Integer.toString(100 + user.get("id").asInt()))
        .put("firstName", user.get("firstname").asText())
        .put("lastName", user.get("lastname").asText())
        .put("workEmail", user.get("email").asText())
        .put("employeeNumber", user.get("idnumber").asText())
        .put("status", "Active")
        .put("hireDate", "2024-03-01");
  }

  private static JsonNode json(String file) {
    try {
      return DemoCompany.JSON.readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is no JSON", e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
