package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.app.signin.OurAddress;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageGuardTest {
  private final OurAddress ours = new OurAddress(Optional.of("https://learn.acme.test/"));
  private final PageToken token = new PageToken(ours);
  private final PageGuard guard = new PageGuard(token, ours);

  @Test
  void a_change_from_our_own_page_passes() throws Exception {
    MockHttpServletRequest request = ours("POST", "/writeback/approve");
    request.addParameter(PageToken.FIELD, token.value(""));

    assertThat(passes(request)).isTrue();
  }

  @Test
  void the_token_may_come_in_the_header_that_htmx_sends() throws Exception {
    MockHttpServletRequest request = ours("POST", "/writeback/approve");
    request.addHeader(PageToken.HEADER, token.value(""));

    assertThat(passes(request)).isTrue();
  }

  @Test
  void a_change_without_the_token_is_refused() throws Exception {
    assertThat(passes(ours("POST", "/writeback/approve"))).isFalse();
  }

  @Test
  void the_token_of_an_earlier_process_is_refused() throws Exception {
    MockHttpServletRequest request = ours("POST", "/writeback/approve");
    request.addParameter(PageToken.FIELD, new PageToken(ours).value(""));

    assertThat(passes(request)).isFalse();
  }

  @Test
  void the_token_of_another_session_is_refused() throws Exception {
    MockHttpServletRequest request = ours("POST", "/writeback/approve");
    request.setCookies(new Cookie("learnwire-session", "mine"));
    request.addParameter(PageToken.FIELD, token.value("theirs"));
    assertThat(passes(request)).isFalse();

    request.setParameter(PageToken.FIELD, token.value("mine"));
    assertThat(passes(request)).isTrue();
  }

  @Test
  void behind_a_proxy_the_public_origin_is_ours_and_its_plain_twin_is_not() throws Exception {
    MockHttpServletRequest request = at("learn.acme.test", "POST", "/writeback/approve");
    request.addParameter(PageToken.FIELD, token.value(""));
    request.addHeader("Origin", "https://learn.acme.test");
    request.addHeader("X-Forwarded-Host", "evil.test");
    assertThat(passes(request)).isTrue();

    MockHttpServletRequest plain = at("learn.acme.test", "POST", "/writeback/approve");
    plain.addParameter(PageToken.FIELD, token.value(""));
    plain.addHeader("Origin", "http://learn.acme.test");
    assertThat(passes(plain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.test",
        "null",
        "http://localhost:9999",
        "http://localhost:8080.evil.test",
        "file:///localhost:8080",
        "%%"
      })
  void a_change_from_another_origin_is_refused_even_with_the_token(String origin) throws Exception {
    MockHttpServletRequest request = at("localhost:8080", "POST", "/writeback/approve");
    request.addHeader("Origin", origin);
    request.addParameter(PageToken.FIELD, token.value(""));

    assertThat(passes(request)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void what_the_browser_calls_another_site_is_refused(String site) throws Exception {
    MockHttpServletRequest request = ours("POST", "/writeback/approve");
    request.addHeader("Sec-Fetch-Site", site);
    request.addParameter(PageToken.FIELD, token.value(""));

    assertThat(passes(request)).isFalse();
  }

  @Test
  void a_change_that_does_not_say_where_it_comes_from_is_refused() throws Exception {
    MockHttpServletRequest request = at("localhost:8080", "POST", "/writeback/approve");
    request.addParameter(PageToken.FIELD, token.value(""));

    assertThat(passes(request)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
  void every_method_that_is_not_for_reading_is_guarded(String method) throws Exception {
    assertThat(passes(ours(method, "/writeback"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
  void names_of_this_machine_may_read(String host) throws Exception {
    assertThat(passes(at(host, "GET", "/"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test",
        "localhost.evil.test:8080",
        "127.0.0.1.evil.test",
        "evil.test:127",
        "0.0.0.0:8080",
        ""
      })
  void a_name_that_was_rebound_to_this_machine_may_not_even_read(String host) throws Exception {
    assertThat(passes(at(host, "GET", "/"))).isFalse();
  }

  @Test
  void a_request_without_a_host_is_refused() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    request.setServletPath("/");

    assertThat(passes(request)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/xapi/statements", "/xAPI/statements", "/xapi"})
  void the_lrs_has_credentials_of_its_own_and_is_left_alone(String path) throws Exception {
    assertThat(passes(at("learn.acme.test", "POST", path))).isTrue();
  }

  @Test
  void a_webhook_is_signed_and_comes_to_our_public_name() throws Exception {
    assertThat(passes(at("learn.acme.test", "POST", "/hooks/hr/employees"))).isTrue();
    assertThat(passes(at("learn.acme.test", "POST", "/hooks"))).isFalse();
  }

  @Test
  void a_command_is_let_through_to_the_token_it_carries_and_a_browser_is_not() throws Exception {
    assertThat(passes(at("127.0.0.1:8080", "POST", "/control/approve"))).isTrue();
    assertThat(passes(ours("POST", "/control/approve"))).isFalse();
    assertThat(passes(at("evil.test", "POST", "/control/approve"))).isFalse();
  }

  @Test
  void where_the_server_listens_is_a_name_for_commands_and_for_no_page() throws Exception {
    PageGuard bound =
        new PageGuard(token, new OurAddress(Optional.of("https://learn.acme.test/"), "10.0.0.5"));

    assertThat(OurAddress.command("10.0.0.5", 8080)).isEqualTo("http://10.0.0.5:8080");
    assertThat(passes(bound, at("10.0.0.5:8080", "POST", "/control/approve"))).isTrue();
    assertThat(passes(bound, at("10.0.0.5:8080", "GET", "/writeback"))).isFalse();
    assertThat(passes(bound, at("10.0.0.6:8080", "POST", "/control/approve"))).isFalse();
    MockHttpServletRequest browser = at("10.0.0.5:8080", "POST", "/control/approve");
    browser.addHeader("Origin", "http://10.0.0.5:8080");
    assertThat(passes(bound, browser)).isFalse();
    assertThat(passes(at("10.0.0.5:8080", "POST", "/control/approve"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, http://127.0.0.1:8080",
    "127.0.0.1, http://127.0.0.1:8080",
    "localhost, http://127.0.0.1:8080",
    "10.0.0.5, http://10.0.0.5:8080",
    "2001:db8::7, 'http://[2001:db8::7]:8080'"
  })
  void commands_ask_the_server_where_it_listens(String host, String address) {
    assertThat(OurAddress.command(host, 8080)).isEqualTo(address);
  }

  @Test
  void a_path_that_only_begins_like_the_lrs_is_guarded() throws Exception {
    assertThat(passes(at("localhost:8080", "POST", "/xapistatements"))).isFalse();
  }

  @Test
  void the_token_does_not_show_in_a_log() {
    assertThat(token.toString()).doesNotContain(token.value(""));
  }

  private static MockHttpServletRequest ours(String method, String path) {
    MockHttpServletRequest request = at("localhost:8080", method, path);
    request.addHeader("Origin", "http://localhost:8080");
    return request;
  }

  private static MockHttpServletRequest at(String host, String method, String path) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.addHeader("Host", host);
    return request;
  }

  private boolean passes(MockHttpServletRequest request) throws ServletException, IOException {
    return passes(guard, request);
  }

  private static boolean passes(PageGuard guard, MockHttpServletRequest request)
      throws ServletException, IOException {
    MockFilterChain chain = new MockFilterChain();
    MockHttpServletResponse response = new MockHttpServletResponse();
    guard.doFilter(request, response, chain);
    boolean passed = chain.getRequest() != null;
    assertThat(response.getStatus()).isEqualTo(passed ? 200 : 403);
    return passed;
  }
}
