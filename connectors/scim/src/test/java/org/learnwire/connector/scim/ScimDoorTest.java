package org.learnwire.connector.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider sends, what it is told, and what is on the disk afterwards. */
class ScimDoorTest extends ScimTest {
  @Test
  void a_joiner_is_looked_for_made_and_on_the_disk() throws Exception {
    ScimAnswer none = get("/Users", Map.of("filter", "userName eq \"ana.ruiz@example.test\""));
    assertThat(none.body().path("totalResults").asInt()).isZero();
    assertThat(none.body().path("Resources").size()).isZero();

    ScimAnswer made = post(ana());

    String id = made.body().path("id").asText();
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.headers())
        .containsEntry("Location", ADDRESS + "/Users/" + id)
        .containsEntry("ETag", "W/\"1\"");
    assertThat(made.body().path("meta").path("created").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(made.body().has("password")).isFalse();
    assertThat(Files.readString(folder.resolve("scim/" + id + ".json")))
        .contains("ana.ruiz@example.test")
        .doesNotContain("t1meMa$heen");
    open();
    assertThat(get("/Users/" + id, Map.of()).body().path("externalId").asText()).isEqualTo("00u1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"ANA.ruiz@example.test\"",
        "externalId eq \"00u1\"",
        "emails.value Eq \"ana.ruiz@example.test\"",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ana.ruiz@example.test\"",
        "emails[type eq \"work\"].value eq \"ana.ruiz@example.test\"",
        "externalId eq \"00u1\" and active eq true",
        "userName eq \"ana.ruiz@example.test\" AND emails[type eq \"work\"] eq \"ana.ruiz@example.test\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"E1003\""
      })
  void somebody_is_found_as_providers_look_for_them(String filter) throws Exception {
    post(ana());
    assertThat(get("/Users", Map.of("filter", filter)).body().path("totalResults").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"ana.ruiz@example.test\" and active eq false",
        "active eq false and userName eq \"ana.ruiz@example.test\"",
        "emails[type eq \"home\"].value eq \"ana.ruiz@example.test\"",
        "externalId eq \"00U1\""
      })
  void all_that_a_filter_asks_must_hold(String filter) throws Exception {
    post(ana());
    assertThat(get("/Users", Map.of("filter", filter)).body().path("totalResults").asInt())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nickName eq \"A\"",
        "userName co \"a\"",
        "userName eq \"a\" or id eq \"b\"",
        "userName eq \"a\" and",
        "userName eq \"a\" and ",
        "userName eq \"a\" id eq \"b\"",
        "employeeNumber eq \"E1003\"",
        "emails[type eq \"work\" and primary eq true].value eq \"a\"",
        "userName pr"
      })
  void a_filter_that_is_not_known_is_told_and_not_guessed(String filter) throws Exception {
    ScimAnswer answer = get("/Users", Map.of("filter", filter));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("scimType").asText()).isEqualTo("invalidFilter");
    assertThat(answer.body().path("status").asText()).isEqualTo("400");
  }

  @Test
  void a_user_name_belongs_to_one() throws Exception {
    post(ana());
    ScimAnswer again = post(ana().replace("ana.ruiz", "Ana.Ruiz"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().path("scimType").asText()).isEqualTo("uniqueness");
  }

  /** Okta: no path, an object of values. */
  @Test
  void okta_switches_an_account_off_and_on() throws Exception {
    String id = post(ana()).body().path("id").asText();
    assertThat(
            patch(id, "{\"op\":\"replace\",\"value\":{\"active\":false}}")
                .path("active")
                .asBoolean())
        .isFalse();
    assertThat(
            patch(id, "{\"op\":\"replace\",\"value\":{\"active\":true}}")
                .path("active")
                .asBoolean())
        .isTrue();
  }

  /** Entra: a capital letter, a path, and the truth as a text. */
  @ParameterizedTest
  @CsvSource({"Replace,False", "replace,false", "Add,\"False\""})
  void entra_switches_an_account_off(String op, String value) throws Exception {
    String id = post(ana()).body().path("id").asText();
    String text = value.replace("\"", "");
    JsonNode user =
        patch(id, "{\"op\":\"%s\",\"path\":\"active\",\"value\":\"%s\"}".formatted(op, text));
    assertThat(user.path("active").isBoolean()).isTrue();
    assertThat(user.path("active").asBoolean()).isFalse();
  }

  @Test
  void entra_moves_somebody_by_paths_with_schemas_and_choices() throws Exception {
    String id = post(ana()).body().path("id").asText();
    JsonNode user =
        patch(
            id,
            """
            {"op":"Add","path":"%1$s:department","value":"Sales"},
            {"op":"Add","path":"%1$s:manager","value":"boss-1"},
            {"op":"Replace","path":"emails[type eq \\"work\\"].value","value":"ana@acme.test"},
            {"op":"Replace","path":"name.familyName","value":"Ruiz Gil"},
            {"op":"Add","path":"emails[type eq \\"other\\"].value","value":"a@other.test"},
            {"op":"Remove","path":"title"}
            """
                .formatted(ENTERPRISE));
    assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("Sales");
    assertThat(user.path(ENTERPRISE).path("manager").path("value").asText()).isEqualTo("boss-1");
    assertThat(user.path("emails").get(0).path("value").asText()).isEqualTo("ana@acme.test");
    assertThat(user.path("emails").get(1).path("type").asText()).isEqualTo("other");
    assertThat(user.path("name").path("familyName").asText()).isEqualTo("Ruiz Gil");
    assertThat(user.path("name").path("givenName").asText()).isEqualTo("Ana");
    assertThat(user.has("title")).isFalse();
    assertThat(user.path("meta").path("version").asText()).isEqualTo("W/\"2\"");
  }

  @Test
  void names_that_are_flattened_without_a_path_find_their_place() throws Exception {
    String id = post(ana()).body().path("id").asText();
    JsonNode user =
        patch(
            id,
            """
            {"op":"Replace","value":{"name.givenName":"Anna","%1$s:employeeNumber":"E7","%1$s":{"department":"IT"}}}
            """
                .formatted(ENTERPRISE));
    assertThat(user.path("name").path("givenName").asText()).isEqualTo("Anna");
    assertThat(user.path(ENTERPRISE).path("employeeNumber").asText()).isEqualTo("E7");
    assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("IT");
  }

  @Test
  void of_a_change_all_operations_hold_or_none() throws Exception {
    String id = post(ana()).body().path("id").asText();
    ScimAnswer answer =
        send(
            "PATCH",
            "/Users/" + id,
            operations(
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"},"
                    + "{\"op\":\"replace\",\"path\":\"emails[type\",\"value\":\"x\"}"),
            Map.of());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("scimType").asText()).isEqualTo("invalidPath");
    assertThat(get("/Users/" + id, Map.of()).body().path("title").asText()).isEqualTo("Analyst");
  }

  @Test
  void a_replacement_leaves_nothing_of_before_and_a_stale_one_is_turned_away() throws Exception {
    String id = post(ana()).body().path("id").asText();
    ScimAnswer put =
        send(
            "PUT",
            "/Users/" + id,
            "{\"userName\":\"ana.ruiz@example.test\"}",
            Map.of("If-Match", "W/\"1\""));
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().has("title")).isFalse();
    assertThat(put.headers()).containsEntry("ETag", "W/\"2\"");
    assertThat(send("PUT", "/Users/" + id, ana(), Map.of("If-Match", "W/\"1\"")).status())
        .isEqualTo(412);
    assertThat(
            call("GET", "/Users/" + id, "", Map.of(), Map.of("If-None-Match", "W/\"2\"")).status())
        .isEqualTo(304);
  }

  @Test
  void a_change_that_changes_nothing_makes_no_version() throws Exception {
    String id = post(ana()).body().path("id").asText();
    assertThat(
            patch(id, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Analyst\"}")
                .path("meta")
                .path("version")
                .asText())
        .isEqualTo("W/\"1\"");
  }

  @Test
  void a_leaver_is_gone_for_the_provider_kept_as_a_leaver_and_may_come_back() throws Exception {
    String id = post(ana()).body().path("id").asText();
    assertThat(send("DELETE", "/Users/" + id, "", Map.of()).status()).isEqualTo(204);
    assertThat(get("/Users/" + id, Map.of()).status()).isEqualTo(404);
    assertThat(get("/Users", Map.of()).body().path("totalResults").asInt()).isZero();
    assertThat(Files.readString(folder.resolve("scim/" + id + ".json")))
        .contains("\"deleted\":true");

    ScimAnswer back = post(ana());
    assertThat(back.body().path("id").asText()).isEqualTo(id);
    assertThat(Files.readString(folder.resolve("scim/" + id + ".json"))).doesNotContain("deleted");
  }

  @Test
  void a_list_is_cut_by_number_from_one() throws Exception {
    for (int i = 0; i < 5; i++) {
      post("{\"userName\":\"u%d\"}".formatted(i));
    }
    JsonNode page = get("/Users", Map.of("startIndex", "4", "count", "3")).body();
    assertThat(page.path("totalResults").asInt()).isEqualTo(5);
    assertThat(page.path("startIndex").asInt()).isEqualTo(4);
    assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
    assertThat(get("/Users", Map.of("count", "x")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ServiceProviderConfig",
        "/ResourceTypes",
        "/Schemas",
        "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User"
      })
  void the_service_says_what_it_can(String path) throws Exception {
    ScimAnswer answer = get(path, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("schemas").size()).isPositive();
  }

  @Test
  void what_it_says_it_can_is_what_the_tests_here_do() throws Exception {
    JsonNode config = get("/ServiceProviderConfig", Map.of()).body();
    assertThat(config.path("patch").path("supported").asBoolean()).isTrue();
    assertThat(config.path("etag").path("supported").asBoolean()).isTrue();
    assertThat(config.path("bulk").path("supported").asBoolean()).isFalse();
    assertThat(get("/Groups", Map.of()).status()).isEqualTo(404);
    assertThat(send("POST", "/Bulk", "{}", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void who_has_another_token_learns_nothing() throws Exception {
    String id = post(ana()).body().path("id").asText();
    for (String wrong : new String[] {"Bearer other", TOKEN, "Basic x", ""}) {
      ScimAnswer answer = call("GET", "/Users/" + id, "", Map.of(), Map.of("Authorization", wrong));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
      assertThat(answer.body().toString()).doesNotContain("ana").doesNotContain(TOKEN);
    }
    assertThatThrownBy(() -> new ScimDoor("short", folder, ADDRESS, CLOCK))
        .hasMessageContaining("24")
        .hasMessageNotContaining("short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"userName\":",
        "{\"userName\":\" \"}",
        "{\"userName\":\"a\",\"active\":\"perhaps\"}"
      })
  void what_is_no_user_is_refused_whole(String body) throws Exception {
    assertThat(post(body).status()).isEqualTo(400);
    assertThat(get("/Users", Map.of()).body().path("totalResults").asInt()).isZero();
  }
}
