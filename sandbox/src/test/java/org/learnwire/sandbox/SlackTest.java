package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTest extends SandboxTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/services/T0/B0/XXX | {\"text\":\"Well done\"} | 200 | ok",
        "/services/T0/B0/XXX | {}                       | 400 | no_text",
        "/services/T0/B0/XXX | hello                    | 400 | invalid_payload",
        "/services/T0/B0/YYY | {\"text\":\"x\"}         | 403 | invalid_token",
        "/services/T0/B9/XXX | {\"text\":\"x\"}         | 410 | channel_is_archived"
      })
  void a_webhook_answers_in_one_plain_word(String path, String body, int status, String word)
      throws IOException {
    HttpResponse<String> answer = call.send("POST", "/slack" + path, body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(word);
    assertThat(call.look("/state").path("messages")).hasSize(word.equals("ok") ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xoxb-sandbox | {\"channel\":\"C0KUDOS\",\"text\":\"hi\"} | ",
        "xoxb-sandbox | {\"channel\":\"U120\",\"text\":\"hi\"}    | ",
        "xoxb-sandbox | {\"channel\":\"C9\",\"text\":\"hi\"}      | channel_not_found",
        "xoxb-sandbox | {\"channel\":\"C0KUDOS\"}                 | no_text",
        "xoxb-wrong   | {\"channel\":\"C0KUDOS\",\"text\":\"hi\"} | invalid_auth"
      })
  void the_web_api_always_says_200_and_ok_or_not(String token, String body, String error)
      throws IOException {
    HttpResponse<String> answer =
        call.send(
            "POST",
            "/slack/api/chat.postMessage",
            body,
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json");
    JsonNode json = Caller.MAPPER.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.path("ok").asBoolean()).isEqualTo(error == null);
    assertThat(json.path("error").asText(null)).isEqualTo(error);
  }

  @Test
  void people_are_found_by_address_and_strangers_are_not() throws IOException {
    assertThat(lookup("July.OBrien@acme.example.test").path("user").path("id").asText())
        .startsWith("U");
    assertThat(lookup("nobody@acme.example.test").path("error").asText())
        .isEqualTo("users_not_found");
  }

  private JsonNode lookup(String email) throws IOException {
    String path = "/slack/api/users.lookupByEmail?email=" + Caller.code(email);
    return Caller.MAPPER.readTree(
        call.send("GET", path, "", "Authorization", "Bearer xoxb-sandbox").body());
  }
}
