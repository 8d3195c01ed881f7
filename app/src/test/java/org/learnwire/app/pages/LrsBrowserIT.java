package org.learnwire.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statement browser in a real browser, over a real LRS on SQLite. */
class LrsBrowserIT {
  private static final String BAD =
      "{\"actor\": {\"mbox\": \"ana\"}, \"verb\": {\"id\": \"done\"},"
          + " \"object\": {\"id\": \"https://lms.example.test/course/2\"}}";

  private static PageBrowser browser;
  private static FilledLrs lrs;

  @TempDir static Path folder;

  private Page page;

  @BeforeAll
  static void open() throws Exception {
    browser = new PageBrowser();
    lrs = FilledLrs.start(folder);
  }

  @AfterAll
  static void close() {
    browser.close();
    lrs.close();
  }

  @BeforeEach
  void visit() {
    page = window(1280, ColorScheme.LIGHT);
  }

  @AfterEach
  void leave() {
    browser.clear();
  }

  private static Page window(int width, ColorScheme scheme) {
    Page page =
        browser.page(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    page.navigate(lrs.url("/lrs/ui"));
    return page;
  }

  private void signIn(Page page) {
    page.locator("#key").fill(lrs.client.key());
    page.locator("#secret").fill(lrs.client.secret());
    page.getByText("Show statements").click();
    assertThat(page.locator("#count")).hasText("50 statements so far");
  }

  private void fill(String field, String value) {
    page.locator("#" + field).fill(value);
  }

  private void find(String count) {
    page.getByText("Find statements").click();
    assertThat(page.locator("#count")).hasText(count);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "400, LIGHT", "400, DARK", "320, LIGHT"})
  void it_fits_is_readable_and_breaks_nothing(int width, ColorScheme scheme) {
    String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    Page page = window(width, scheme);
    PageLook.at(page, "lrs-sign-in" + suffix);
    signIn(page);
    page.locator("#statements summary").first().click();
    page.locator("#judged").fill(BAD);
    page.getByText("Explain", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#verdict .banner")).isVisible();
    PageLook.at(page, "lrs-statements" + suffix);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void a_wrong_secret_opens_nothing_and_the_right_one_is_kept_nowhere() {
    page.locator("#key").fill(lrs.client.key());
    page.locator("#secret").fill("wrong");
    page.keyboard().press("Enter");
    assertThat(page.locator("#sign-in-problem")).containsText("no such key with this secret");
    assertThat(page.locator("#inside")).isHidden();
    assertThat(page.locator("#secret")).isFocused();

    signIn(page);

    assertThat(page.locator("#secret")).hasValue("");
    assertThat(page.content()).doesNotContain(lrs.client.secret());
    assertThat(page.url()).isEqualTo(lrs.url("/lrs/ui"));
    assertThat(page.context().cookies()).isEmpty();
    assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    page.getByText("Forget the key").click();
    assertThat(page.locator("#statements li")).hasCount(0);
    assertThat(page.locator("#inside")).isHidden();
  }

  @Test
  void statements_are_found_by_agent_verb_activity_and_time() {
    signIn(page);
    fill("agent", "ana@example.test");
    find("40 statements");
    fill("verb", "passed");
    find("20 statements");
    fill("activity", "https://lms.example.test/course/1");
    find("10 statements");
    fill("since", "2999-01-01T00:00");
    find("0 statements");
    assertThat(page.locator("#empty")).isVisible();
    page.getByText("Clear").click();
    assertThat(page.locator("#count")).hasText("50 statements so far");
    page.locator("#agent-kind").selectOption("name");
    fill("agent", "<b>bram");
    find("24 statements among the newest 50 so far");
    assertThat(page.locator("#statements li b").first()).hasText("<b>Bram</b>");
  }

  @Test
  void older_ones_follow_until_all_are_there() {
    signIn(page);
    page.getByText("Show older ones").click();
    assertThat(page.locator("#count")).hasText("81 statements");
    assertThat(page.locator("#statements > li")).hasCount(81);
    assertThat(page.locator("#statements summary").nth(50)).isFocused();
    assertThat(page.getByText("Show older ones")).isHidden();
  }

  @Test
  void a_voided_statement_is_reached_from_what_took_it_back() {
    signIn(page);
    Locator voiding = page.locator("#statements > li").first();
    voiding.locator("summary").click();
    assertThat(voiding.locator("pre")).containsText(lrs.voided);
    voiding.getByText("Show what it takes back").click();
    assertThat(page.locator("#count")).hasText("1 statement");
    assertThat(page.locator("#id")).hasValue(lrs.voided);
    page.locator("#voided").uncheck();
    page.getByText("Find statements").click();
    assertThat(page.locator("#problem")).containsText("There is no statement " + lrs.voided);
  }

  @Test
  void the_copied_command_holds_no_secret_and_runs_in_a_shell() throws Exception {
    signIn(page);
    fill("agent", "o'neil@example.test");
    find("1 statement");
    page.locator("#copy-query").click();
    assertThat(page.locator("#toast")).hasText("Copied.");
    String command = (String) page.evaluate("navigator.clipboard.readText()");

    assertThat(command)
        .startsWith("curl -s -u \"$LRS_KEY:$LRS_SECRET\" ")
        .doesNotContain(lrs.client.key(), lrs.client.secret());
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
    shell
        .environment()
        .putAll(Map.of("LRS_KEY", lrs.client.key(), "LRS_SECRET", lrs.client.secret()));
    Process process = shell.start();
    String answer = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).startsWith("{\"statements\":[{").contains("o'neil@example.test");
  }

  @Test
  void what_is_pasted_is_judged_and_not_stored() {
    signIn(page);
    Locator verdict = page.locator("#verdict");
    explain(BAD);
    assertThat(verdict.locator(".banner")).containsText("Refused with 400");
    assertThat(verdict.locator("code")).hasText(new String[] {"$.actor.mbox", "$.verb.id"});
    explain(BAD.replace("\"ana\"", "\"mailto:new@example.test\"").replace("done", "x:done"));
    assertThat(verdict.locator(".banner")).hasText("It would be stored.");
    assertThat(verdict).containsText("{\"mbox\":\"mailto:new@example.test\"}");
    fill("agent", "new@example.test");
    find("0 statements");
  }

  private void explain(String statement) {
    page.locator("#judged").fill(statement);
    page.getByText("Explain", new Page.GetByTextOptions().setExact(true)).click();
  }
}
