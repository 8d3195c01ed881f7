package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script of the launch in Chromium, within a platform's page on another site. */
class LtiScriptBrowserIT {
  private static final String LMS = "https://lms.acme.test";
  private static final String SSO = "https://sso.acme.test";
  private static final String EVIL = "https://evil.test";
  private static final String TOOL = "https://learn.tool.test";
  private static PageBrowser browser;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Page page;
  private String cookieKept = "false";
  private String keeperAt = SSO;
  private String keeper = KEEPS;
  private String body = "";

  /** Keeps what it is told, as a platform's frame does, and writes down who told it. */
  private static final String KEEPS =
      """
      const kept = {};
      addEventListener('message', e => {
        const m = e.data;
        if (m.subject === 'lti.put_data') {
          kept[m.key] = m.value;
          fetch('/told?' + (e.origin === 'https://learn.tool.test' ? '' : e.origin) + '=' + m.value);
          e.source.postMessage({subject: 'lti.put_data.response', message_id: m.message_id, key: m.key, value: m.value}, e.origin);
        }
        if (m.subject === 'lti.get_data') {
          e.source.postMessage({subject: 'lti.get_data.response', message_id: m.message_id, key: m.key, value: 'secret-1'}, e.origin);
        }
      });
      """;

  @BeforeAll
  static void open() {
    browser = new PageBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void begin() {
    page = browser.page(1280, ColorScheme.LIGHT);
    page.route("**/*", this::answered);
  }

  @AfterEach
  void end() {
    browser.clear();
  }

  private void answered(Route route) {
    String url = route.request().url();
    asked.add(url.replace(TOOL, "") + posted(route));
    String html = "<!doctype html><title>x</title>";
    if (url.startsWith(LMS)) {
      html +=
          "<iframe name='keeper' src='"
              + keeperAt
              + "/keeper'></iframe>"
              + "<iframe name='tool' src='about:blank'></iframe>";
    } else if (url.endsWith("/keeper")) {
      html += "<script>" + keeper + "</script>";
    } else if (url.equals(TOOL + "/lti.js")) {
      fulfil(route, "text/javascript", script());
      return;
    } else if (url.startsWith(TOOL + "/lti/cookie")) {
      fulfil(route, "application/json", "{\"kept\":" + cookieKept + "}");
      return;
    } else if (url.equals(TOOL + "/begin")) {
      html += body;
    }
    fulfil(route, "text/html", html);
  }

  private static String posted(Route route) {
    return route.request().postData() == null ? "" : " " + route.request().postData();
  }

  private static void fulfil(Route route, String type, String text) {
    route.fulfill(
        new Route.FulfillOptions()
            .setBody(text)
            .setHeaders(
                Map.of(
                    "Content-Type", type + "; charset=utf-8", "Access-Control-Allow-Origin", "*")));
  }

  private static String script() {
    try (InputStream file = LtiScriptBrowserIT.class.getResourceAsStream("/static/assets/lti.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void launch(String step) {
    body =
        """
        <body data-step="%s" data-auth="%s/auth" data-state="s" data-key="lti_state_1" data-value="secret-1"
          data-target="keeper" data-storage="%s">
        <section id="waiting"></section><section id="window" hidden><a href="/again">again</a></section>
        <section id="blocked" hidden><h1>blocked</h1></section>
        <form id="proof" method="post" action="/lti/proof"><input type="hidden" name="token" value="t"><input type="hidden" name="proof"></form>
        <script src="/lti.js"></script></body>
        """
            .formatted(step, SSO, SSO);
    page.navigate(LMS + "/course");
    page.frame("keeper").waitForLoadState();
    page.frame("tool").navigate(TOOL + "/begin");
  }

  private void waitFor(String part) {
    page.waitForCondition(() -> asked.stream().anyMatch(each -> each.contains(part)));
  }

  private void waitForSection(String id) {
    page.waitForCondition(() -> page.frame("tool").locator("#" + id).isVisible());
  }

  @Test
  void a_browser_that_keeps_the_cookie_goes_on_and_nothing_is_told_to_anybody() {
    cookieKept = "true";
    launch("login");
    waitFor(SSO + "/auth");
    assertThat(asked).noneMatch(each -> each.contains("/told"));
  }

  @Test
  void else_the_platform_s_own_frame_is_told_and_the_launch_goes_on() {
    launch("login");
    waitFor(SSO + "/auth");
    assertThat(asked).anyMatch(each -> each.contains("/told?=secret-1"));
  }

  @Test
  void a_frame_of_another_site_by_that_name_is_told_nothing() {
    keeperAt = EVIL;
    launch("login");
    waitForSection("window");
    assertThat(asked).noneMatch(each -> each.contains("/told") || each.contains("/auth"));
  }

  @Test
  void a_platform_that_has_no_room_is_followed_by_a_window() {
    keeper =
        "addEventListener('message', e => e.source.postMessage({subject: e.data.subject + '.response',"
            + " message_id: e.data.message_id, error: {code: 'storage_exhaustion'}}, e.origin));";
    launch("login");
    waitForSection("window");
  }

  @Test
  void what_the_platform_kept_is_brought_as_the_proof() {
    launch("proof");
    waitFor("/lti/proof token=t&proof=secret-1");
  }

  @Test
  void an_answer_from_another_origin_is_not_believed() {
    keeper = "addEventListener('message', e => parent.postMessage(e.data, '*'));";
    page.addInitScript(
        "if (location.origin === '"
            + LMS
            + "') addEventListener('message', e => frames.tool.postMessage({subject: e.data.subject"
            + " + '.response', message_id: e.data.message_id, value: 'forged'}, '*'));");
    launch("proof");
    waitForSection("blocked");
    assertThat(asked).noneMatch(each -> each.contains("/lti/proof"));
  }
}
