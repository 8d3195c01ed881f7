package org.learnwire.ltitool.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.lti.Invitations;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a real Moodle 4.5 made a browser send to our pages. */
class RecordedFlowTest extends FlowCase {
  private static final Pattern INPUT =
      Pattern.compile("<input[^>]*name=\"([^\"]*)\" value=\"([^\"]*)\"");

  private static String recorded(String name) throws IOException {
    try (InputStream file = RecordedFlowTest.class.getResourceAsStream("/moodle/" + name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bad-client, the tool is not switched on there",
    "wrong-login-hint, access_denied",
    "no-response-mode, invalid_request"
  })
  void a_refusal_that_it_posts_is_told_in_words_of_ours(String name, String told) throws Exception {
    String state = query(sent(login()).getRedirectedUrl()).get("state");
    MockHttpServletRequestBuilder posts = post("/lti/launch");
    Matcher field = INPUT.matcher(recorded("auth-error-" + name + ".txt"));
    while (field.find()) {
      posts.param(field.group(1), field.group(1).equals("state") ? state : field.group(2));
    }
    MockHttpServletResponse refused = sent(posts);
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(refused.getContentAsString())
        .contains("the platform says", told, "platform-said-no")
        .doesNotContain("Invalid response_mode");
    assertThat(refused.getHeader("Content-Security-Policy"))
        .as("it can be read where the platform shows it")
        .contains("frame-ancestors https://lms.acme.test");
  }

  @Test
  void a_registration_begins_as_it_begins_it() throws Exception {
    JsonNode begins = JSON.readTree(recorded("dynreg-1-initiation.json"));
    Map<String, String> query = query("http://tool" + begins.path("url").asText());
    assertThat(query).containsOnlyKeys("openid_configuration", "registration_token");
    MockHttpServletRequestBuilder opens =
        get("/lti/register").param("code", context.getBean(Invitations.class).make("ops"));
    query.forEach(opens::param);
    // On one host the platform's own cookie comes along; it is none of ours.
    String[] cookie = begins.at("/headers/cookie").asText().split("; ")[0].split("=");
    MockHttpServletResponse page = sent(opens.cookie(new Cookie(cookie[0], cookie[1])));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString())
        .contains("http://127.0.0.1:8085/mod/lti/openid-configuration.php")
        .doesNotContain(cookie[1]);
    assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors *");
  }
}
