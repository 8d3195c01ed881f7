package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MoodleProtocolTest extends SandboxTest {

  @Test
  void json_is_escaped_as_php_escapes_it() throws IOException {
    String body = call.form(Caller.encoded("core_course_get_courses")).body();
    assertThat(body).contains("<\\/p>").contains("\\u2014").isASCII();
  }

  @Test
  void a_forgotten_format_is_answered_in_xml_and_a_bearer_token_is_not_seen() throws IOException {
    String xml =
        call.form("wstoken=sandbox-moodle-token&wsfunction=core_course_get_courses").body();
    assertThat(xml).startsWith("<?xml").contains("<KEY name=\"shortname\"><VALUE>SAFE101</VALUE>");
    String bearer =
        call.send(
                "GET",
                "/moodle/webservice/rest/server.php?wsfunction=core_webservice_get_site_info"
                    + "&moodlewsrestformat=json",
                "",
                "Authorization",
                "Bearer sandbox-moodle-token")
            .body();
    assertThat(bearer).contains("\"errorcode\":\"invalidtoken\"");
  }

  @Test
  void a_json_body_is_silently_ignored() throws IOException {
    String all =
        call.send(
                "POST",
                "/moodle/webservice/rest/server.php?wsfunction=core_course_get_courses_by_field"
                    + "&moodlewsrestformat=json&wstoken=sandbox-moodle-token",
                "{\"field\":\"id\",\"value\":\"2\"}",
                "Content-Type",
                "application/json")
            .body();
    assertThat(Caller.MAPPER.readTree(all).path("courses")).hasSize(9);
  }

  @Test
  void a_function_outside_the_service_is_refused_and_not_listed() throws IOException {
    call.tell("/settings", "{'moodle': {'missingFunctions': ['mod_assign_get_grades']}}");
    JsonNode refused = call.moodle("mod_assign_get_grades", "assignmentids[0]", 1);
    assertThat(refused.path("errorcode").asText()).isEqualTo("accessexception");
    assertThat(call.moodle("core_webservice_get_site_info").findValuesAsText("name"))
        .contains("mod_quiz_get_user_attempts")
        .doesNotContain("mod_assign_get_grades");
  }

  @Test
  void the_token_page_gives_the_token_or_an_error_of_its_own_shape() throws IOException {
    assertThat(token("sandbox"))
        .isEqualTo("{\"token\":\"sandbox-moodle-token\",\"privatetoken\":null}");
    assertThat(token("nope")).startsWith("{\"error\":\"Invalid login").doesNotContain("exception");
  }

  private String token(String password) throws IOException {
    String form = "username=svc.connector&service=learnwire&password=" + password;
    String type = "application/x-www-form-urlencoded";
    return call.send("POST", "/moodle/login/token.php", form, "Content-Type", type).body();
  }
}
