package org.learnwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.settings.SettingsFile;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** The way of a request to the service of its connection. */
class ScimResourceTest {
  private static final String TOKEN = "scim-secret-0001-of-the-provider";

  @TempDir Path folder;
  private ScimResource resource;

  @BeforeEach
  void open() throws IOException {
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          data: %1$s/data
          public-url: https://learn.acme.test/
          connections:
            directory: {connector: scim, settings: {token: %2$s, folder: "%1$s/scim", site: "https://acme.test"}, every: 5m}
            hr: {connector: csv, settings: {folder: "%1$s", site: "https://acme.test"}}
        """
            .formatted(folder, TOKEN));
    resource =
        new ScimResource(
            new SettingsFile(file, Clock.systemUTC(), System::getenv).read(Optional.empty()));
  }

  @Test
  void a_user_is_taken_and_known_by_our_public_address() throws IOException {
    ResponseEntity<String> made =
        sent("directory", "POST", "/Users", TOKEN, "{\"userName\":\"ana@example.test\"}");
    assertThat(made.getStatusCode().value()).isEqualTo(201);
    assertThat(made.getHeaders().getFirst("Content-Type")).startsWith("application/scim+json");
    assertThat(made.getHeaders().getFirst("Location"))
        .startsWith("https://learn.acme.test/scim/directory/Users/");
    assertThat(folder.resolve("scim")).isDirectoryContaining("glob:**.json");
    MockHttpServletRequest list = request("directory", "GET", "/Users", TOKEN, "");
    list.addParameter("filter", "userName eq \"ana@example.test\"");
    assertThat(resource.answer("directory", list).getBody()).contains("\"totalResults\":1");
  }

  @Test
  void whoever_has_no_token_hears_the_same_everywhere() throws IOException {
    String wrong = sent("directory", "GET", "/Users", "guessed", "").getBody();
    assertThat(sent("hr", "GET", "/Users", TOKEN, "").getBody()).isEqualTo(wrong);
    assertThat(sent("nobody", "GET", "/Users", TOKEN, "").getBody()).isEqualTo(wrong);
    assertThat(sent("nobody", "GET", "/Users", TOKEN, "").getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void too_much_is_not_read() throws IOException {
    assertThat(
            sent("directory", "POST", "/Users", TOKEN, "x".repeat(300_000)).getStatusCode().value())
        .isEqualTo(413);
  }

  private ResponseEntity<String> sent(
      String connection, String method, String path, String token, String body) throws IOException {
    return resource.answer(connection, request(connection, method, path, token, body));
  }

  private static MockHttpServletRequest request(
      String connection, String method, String path, String token, String body) {
    MockHttpServletRequest request =
        new MockHttpServletRequest(method, "/scim/" + connection + path);
    request.addHeader("Authorization", "Bearer " + token);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
