package org.learnwire.connector.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as Okta and Entra send them, one after the other, and what RFC 7644 says beside. */
class ScimProvidersTest extends ScimTest {

  /** Okta: tests the connection, looks, creates, replaces whole, switches off. */
  @Test
  void the_life_of_a_user_at_okta() throws Exception {
    JsonNode test = get("/Users", Map.of("startIndex", "1", "count", "2")).body();
    assertThat(test.path("schemas").path(0).asText()).endsWith(":ListResponse");
    assertThat(test.path("totalResults").asInt()).isZero();
    assertThat(test.path("Resources").isArray()).isTrue();
    assertThat(
            get("/Users", Map.of("filter", "userName eq \"ana.ruiz@example.test\""))
                .body()
                .path("totalResults")
                .asInt())
        .isZero();
    String id = post(ana()).body().path("id").asText();

    JsonNode moved = send("PUT", "/Users/" + id, ana().replace("Analyst", "Lead"), Map.of()).body();
    assertThat(moved.path("title").asText()).isEqualTo("Lead");
    assertThat(moved.path("active").asBoolean()).isTrue();
    JsonNode off =
        send("PUT", "/Users/" + id, ana().replace("\"active\":true", "\"active\":false"), Map.of())
            .body();
    assertThat(off.path("active").asBoolean()).isFalse();
    assertThat(off.path("id").asText()).isEqualTo(id);
    assertThat(get("/Users/" + id, Map.of()).status()).as("it is off, not gone").isEqualTo(200);
  }

  /** Entra: looks for somebody who cannot be, creates, moves, switches off, deletes. */
  @Test
  void the_life_of_a_user_at_entra() throws Exception {
    assertThat(get("/Users", Map.of("filter", "userName eq \"6e2a-nobody\"")).status())
        .isEqualTo(200);
    ScimAnswer made =
        post(
            """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"bo.li","userName":"bo.li@example.test","active":"True","meta":{"resourceType":"User"},
             "emails":[{"primary":true,"type":"work","value":"bo.li@example.test"}],"name":{"formatted":"Bo Li","familyName":"Li","givenName":"Bo"},"roles":[]}
            """);
    String id = made.body().path("id").asText();
    assertThat(made.body().path("active").isBoolean()).isTrue();
    assertThat(made.body().path("meta").path("resourceType").asText()).isEqualTo("User");

    JsonNode moved =
        patch(
            id,
            "{\"op\":\"Add\",\"path\":\"%1$s:manager\",\"value\":\"boss-1\"},{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"Bo\"}"
                .formatted(ENTERPRISE));
    assertThat(moved.path(ENTERPRISE).path("manager").path("value").asText()).isEqualTo("boss-1");
    JsonNode led = patch(id, "{\"op\":\"Remove\",\"path\":\"%s:manager\"}".formatted(ENTERPRISE));
    assertThat(led.path(ENTERPRISE).has("manager")).as("led by nobody now").isFalse();
    assertThat(
            patch(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                .path("active")
                .asBoolean())
        .isFalse();
    assertThat(send("DELETE", "/Users/" + id, "", Map.of()).status()).isEqualTo(204);
    assertThat(send("DELETE", "/Users/" + id, "", Map.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE"})
  void who_is_not_there_is_404_in_the_shape_of_the_rfc(String method) throws Exception {
    String body =
        method.equals("PATCH")
            ? operations("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}")
            : ana();
    ScimAnswer answer = send(method, "/Users/nobody", body, Map.of());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().path("schemas").path(0).asText()).endsWith(":Error");
    assertThat(answer.body().path("status").asText()).isEqualTo("404");
    assertThat(answer.body().path("detail").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void nobody_is_renamed_to_somebody_else(String method) throws Exception {
    post(ana());
    String id = post("{\"userName\":\"bo@example.test\"}").body().path("id").asText();
    String body =
        method.equals("PUT")
            ? ana()
            : operations(
                "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ANA.RUIZ@example.test\"}");
    ScimAnswer answer = send(method, "/Users/" + id, body, Map.of());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("scimType").asText()).isEqualTo("uniqueness");
    assertThat(get("/Users/" + id, Map.of()).body().path("userName").asText())
        .isEqualTo("bo@example.test");
  }

  @Test
  void what_is_not_named_of_a_name_stays_when_the_name_is_replaced() throws Exception {
    String id = post(ana()).body().path("id").asText();
    JsonNode user = patch(id, "{\"op\":\"replace\",\"value\":{\"name\":{\"familyName\":\"Gil\"}}}");
    assertThat(user.path("name").path("familyName").asText()).isEqualTo("Gil");
    assertThat(user.path("name").path("givenName").asText()).isEqualTo("Ana");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":\"add\",\"path\":\"deleted\",\"value\":true}",
        "{\"op\":\"replace\",\"path\":\"Password\",\"value\":\"t1meMa$heen\"}",
        "{\"op\":\"replace\",\"value\":{\"PASSWORD\":\"t1meMa$heen\",\"Groups\":[{\"value\":\"t1meMa$heen\"}]}}",
        "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"t1meMa$heen\"}",
        "{\"op\":\"replace\",\"path\":\"meta.version\",\"value\":\"t1meMa$heen\"}"
      })
  void what_only_we_set_and_passwords_are_left_out_of_a_change(String operation) throws Exception {
    String id = post(ana()).body().path("id").asText();
    JsonNode user = patch(id, operation);
    assertThat(user.path("id").asText()).isEqualTo(id);
    assertThat(user.path("meta").path("version").asText()).isEqualTo("W/\"1\"");
    assertThat(get("/Users/" + id, Map.of()).status()).isEqualTo(200);
    assertThat(Files.readString(folder.resolve("scim/" + id + ".json")))
        .doesNotContain("t1meMa$heen")
        .doesNotContain("deleted");
  }

  @ParameterizedTest
  @CsvSource({"1,0,0", "0,2,2", "-3,2,2", "3,2,1", "9,2,0", "1,-1,0", "1,9999,3"})
  void pages_are_numbered_as_the_rfc_says(int start, int count, int shown) throws Exception {
    for (int i = 0; i < 3; i++) {
      post("{\"userName\":\"u%d\"}".formatted(i));
    }
    JsonNode page = get("/Users", Map.of("startIndex", "" + start, "count", "" + count)).body();
    assertThat(page.path("totalResults").asInt()).as("of all").isEqualTo(3);
    assertThat(page.path("Resources")).hasSize(shown);
    assertThat(page.path("itemsPerPage").asInt()).isEqualTo(shown);
    assertThat(page.path("startIndex").asInt()).isEqualTo(Math.max(1, start));
  }

  @ParameterizedTest
  @CsvSource({
    "{},invalidSyntax",
    "'{\"Operations\":[{\"op\":\"move\",\"path\":\"title\",\"value\":\"x\"}]}',invalidSyntax",
    "'{\"Operations\":[{\"op\":\"remove\"}]}',noTarget",
    "'{\"Operations\":[{\"op\":\"add\",\"path\":\"title\"}]}',invalidValue",
    "'{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":\"perhaps\"}]}',invalidValue",
    "'{\"Operations\":[{\"op\":\"remove\",\"path\":\"userName\"}]}',invalidValue",
    "'{\"Operations\":[{\"op\":\"replace\",\"value\":\"x\"}]}',invalidValue"
  })
  void a_change_that_is_none_is_told_in_the_words_of_the_rfc(String body, String type)
      throws Exception {
    String id = post(ana()).body().path("id").asText();
    ScimAnswer answer = send("PATCH", "/Users/" + id, body, Map.of());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("scimType").asText()).isEqualTo(type);
    assertThat(get("/Users/" + id, Map.of()).body().path("meta").path("version").asText())
        .isEqualTo("W/\"1\"");
  }

  /** RFC 7644, 4: what it says of itself says where it stands, is read only and not filtered. */
  @Test
  void the_service_tells_its_parts_apart() throws Exception {
    JsonNode types = get("/ResourceTypes", Map.of()).body();
    JsonNode type = types.path("Resources").path(0);
    assertThat(type.path("endpoint").asText()).isEqualTo("/Users");
    assertThat(type.path("meta").path("location").asText())
        .isEqualTo(ADDRESS + "/ResourceTypes/User");
    assertThat(get("/ResourceTypes/User", Map.of()).body()).isEqualTo(type);
    for (JsonNode schema : get("/Schemas", Map.of()).body().path("Resources")) {
      assertThat(get("/Schemas/" + schema.path("id").asText(), Map.of()).body()).isEqualTo(schema);
      assertThat(schema.path("attributes").size()).isPositive();
    }
    assertThat(
            get("/ServiceProviderConfig", Map.of())
                .body()
                .path("meta")
                .path("resourceType")
                .asText())
        .isEqualTo("ServiceProviderConfig");
    assertThat(get("/Schemas", Map.of("filter", "id eq \"x\"")).status()).isEqualTo(403);
    assertThat(send("POST", "/Schemas", "{}", Map.of()).status()).isEqualTo(405);
    assertThat(send("POST", "/Users/x", "{}", Map.of()).status()).isEqualTo(405);
  }
}
