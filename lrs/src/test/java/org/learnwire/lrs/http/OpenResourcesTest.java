package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;

/** What everybody may read. */
class OpenResourcesTest {
  @TempDir Path folder;
  private LrsServer lrs;

  @BeforeEach
  void start() {
    lrs = new LrsServer(folder);
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  @Test
  void about_names_both_versions() throws Exception {
    JsonNode about = lrs.body(lrs.answer(LrsServer.bare("GET", "/xAPI/about/")));
    assertThat(about.toString()).isEqualTo("{\"version\":[\"1.0.3\",\"2.0.0\"]}");
    assertThat(lrs.answer(LrsServer.bare("HEAD", "/xapi/about")).getStatus()).isEqualTo(200);
  }

  @Test
  void the_profile_is_json_ld() throws Exception {
    MockHttpServletResponse response = lrs.answer(LrsServer.bare("GET", "/profile"));
    assertThat(response.getContentType()).startsWith("application/ld+json");
    assertThat(lrs.body(response).path("type").asText()).isEqualTo("Profile");
  }
}
