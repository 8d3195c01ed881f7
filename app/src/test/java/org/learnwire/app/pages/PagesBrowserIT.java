package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagesBrowserIT {
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("journey", "/"),
          Map.entry("plan", "/writeback"),
          Map.entry("plan-by-person", "/writeback?by=person"),
          Map.entry("entry", "/writeback/11111111-0000-4000-8000-000000000004"),
          Map.entry("undo", "/writeback/undo?entry=11111111-0000-4000-8000-000000000006"),
          Map.entry("decisions", "/decisions"),
          Map.entry("quarantine", "/quarantine"),
          Map.entry("runs", "/runs"),
          Map.entry("statements", "/statements"),
          Map.entry("map", "/map"),
          Map.entry("people", "/people"),
          Map.entry("person", "/people/" + AcmeEntries.PERSON),
          Map.entry("proposals", "/proposals"),
          Map.entry("asked", "/proposals/" + AcmeEntries.PERSON),
          Map.entry("cycles", "/cycles"),
          Map.entry("evidence-people", "/evidence"),
          Map.entry("evidence", "/evidence/" + AcmeEntries.PERSON),
          Map.entry("shared", "/evidence/shared/" + AcmeEvidence.TOKEN),
          Map.entry("observe", "/observe"),
          Map.entry("rules", "/rules"),
          Map.entry("audit", "/audit"),
          Map.entry("data-map", "/audit/data"),
          Map.entry("lti", "/lti"),
          Map.entry("lti-self-test", "/lti/self-test"),
          Map.entry("rule", "/rules/recognise-applied-learning"));

  private static PageBrowser browser;

  private Acme acme;
  private PagesApp app;

  @BeforeAll
  static void open() {
    browser = new PageBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void start() {
    acme = new Acme();
    app = PagesApp.start(acme);
  }

  @AfterEach
  void stop() {
    browser.clear();
    app.close();
  }

  /** The widest and the narrowest, each in one scheme; all of them in the long run. */
  static Stream<Arguments> looks() {
    Stream<Arguments> always =
        Stream.of(Arguments.of(1280, ColorScheme.LIGHT), Arguments.of(320, ColorScheme.DARK));
    Stream<Arguments> more =
        Stream.of(
            Arguments.of(1280, ColorScheme.DARK),
            Arguments.of(400, ColorScheme.LIGHT),
            Arguments.of(400, ColorScheme.DARK),
            Arguments.of(320, ColorScheme.LIGHT));
    return Boolean.getBoolean("learnwire.long") ? Stream.concat(always, more) : always;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void every_page_fits_is_readable_and_breaks_nothing(int width, ColorScheme scheme) {
    Page page = browser.page(width, scheme);
    PAGES.forEach(
        (name, path) -> {
          page.navigate(app.url(path));
          PageLook.at(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
          assertThat(Axe.findings(page)).as("%s at %d", name, width).isEmpty();
          PageLook.fits(page, name, width == 1280 ? 768 : 480);
        });
    page.navigate(app.url("/"));
    page.locator("summary").all().forEach(Locator::click);
    PageLook.at(page, "journey-open-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    page.navigate(app.url("/proposals/" + AcmeEntries.PERSON));
    page.locator("main summary").all().forEach(Locator::click);
    PageLook.at(page, "asked-open-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    page.navigate(app.url("/writeback"));
    page.getByRole(AriaRole.SWITCH).click();
    PageLook.at(page, "plan-names-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    page.navigate(app.url("/evidence/" + AcmeEntries.PERSON));
    PageLook.at(page, "evidence-names-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    assertThat(browser.complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280", "400"})
  void empty_and_broken_pages_look_like_the_others(int width) {
    Page page = browser.page(width, ColorScheme.LIGHT);
    acme.empty = true;
    PAGES.forEach(
        (name, path) -> {
          page.navigate(app.url(path));
          PageLook.at(page, "empty-" + name + "-" + width);
        });
    assertThat(browser.complaints).isEmpty();
    acme.broken = true;
    page.navigate(app.url("/"));
    PageLook.at(page, "error-500-" + width);
    assertThat(Axe.findings(page)).isEmpty();
    page.navigate(app.url("/plam"));
    PageLook.at(page, "error-404-" + width);
    assertThat(Axe.findings(page)).isEmpty();
  }

  @Test
  void a_map_is_tried_before_it_is_put_in_place() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/map"));
    page.getByLabel("CSV file").setInputFiles(file("connection,course,path\na,1,b\n"));
    page.getByText("Look at the file").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).containsText("2 paths");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("Nothing was changed");
    PageLook.at(page, "map-try-1280-light");
    page.navigate(app.url("/map"));
    page.getByLabel("CSV file").setInputFiles(file("connection,course\na,1\n"));
    page.getByText("Look at the file").click();
    PlaywrightAssertions.assertThat(page.locator("main"))
        .containsText("Line 1: the column path is missing");
  }

  private static FilePayload file(String csv) {
    return new FilePayload("map.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_plan_is_approved_by_keyboard_alone() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/writeback"));

    reach(page, "#approve-all-open");
    page.keyboard().press("Enter");
    Locator dialog = page.locator("#approve-all");
    PlaywrightAssertions.assertThat(dialog).isVisible();
    PageLook.at(page, "approve-dialog-1280");
    page.keyboard().press("Escape");
    PlaywrightAssertions.assertThat(dialog).isHidden();
    assertThat(acme.approved).isEmpty();

    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(dialog.locator("button[type=submit]")).isFocused();
    page.keyboard().press("Enter");

    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Nothing waits for your approval");
    PlaywrightAssertions.assertThat(page.locator(".toast")).isFocused();
    PlaywrightAssertions.assertThat(page.locator(".toast"))
        .containsText("12 approved. Sent with the next pass.");
    assertThat(acme.approved).hasSize(12);
    PageLook.at(page, "approved-1280");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void from_the_plan_to_done_to_undone_to_stopped() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/writeback"));
    page.locator("form[action='/writeback/approve'] .button:not(.primary)").first().click();
    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("1 approved.");
    page.locator("#done a:has-text('History')").first().click();
    page.waitForURL("**/writeback/11111111-*");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("approved");
    page.getByText("Undo this…").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("1 change would be undone");
    page.getByLabel("Why?").fill("wrong person");
    page.getByText("Undo 1", new Page.GetByTextOptions().setExact(true)).click();
    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("1 to be undone.");
    page.getByLabel("Where?").selectOption("hr");
    page.locator("form[action='/writeback/stop'] button").click();
    PlaywrightAssertions.assertThat(page.locator("main .banner"))
        .containsText("Writing to hr is stopped.");
    PageLook.at(page, "writeback-stopped-1280");
    page.getByText("Resume writing to hr").click();
    PlaywrightAssertions.assertThat(page.locator("main .banner")).hasCount(0);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void one_line_is_approved_in_place_and_the_rest_stays() {
    Page page = browser.page(400, ColorScheme.LIGHT);
    page.navigate(app.url("/"));

    page.locator("form[action='/writeback/approve'] .button:not(.primary)").nth(1).click();

    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("1 approved.");
    PlaywrightAssertions.assertThat(page.locator("#plan-title"))
        .hasText("11 changes wait for your approval");
    assertThat(acme.approved).containsExactly("11111111-0000-4000-8000-000000000002");
    assertThat(page.url()).isEqualTo(app.url("/"));
  }

  @Test
  void everything_works_without_script() {
    Page page =
        browser.page(
            new Browser.NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false));
    page.navigate(app.url("/writeback"));
    page.locator("#approve-all-open").click();
    page.locator("#approve-all button[type=submit]").click();

    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("12 approved.");
    assertThat(acme.approved).hasSize(12);
  }

  @Test
  void an_open_journey_follows_without_losing_the_readers_place() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/"));
    page.locator("#streams-academy summary").click();
    page.locator("#stage-written").focus();

    acme.replay(List.of(42L, 43L));

    PlaywrightAssertions.assertThat(page.locator("#quarantine-title")).hasCount(0);
    PlaywrightAssertions.assertThat(page.locator("#stage-written")).isFocused();
    PlaywrightAssertions.assertThat(page.locator("#streams-academy")).hasAttribute("open", "");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void a_question_that_is_open_is_not_swapped_away() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/"));
    page.locator("#approve-all-open").click();

    page.waitForResponse(
        answer -> answer.url().contains("/live") && answer.status() == 200,
        () -> acme.replay(List.of(42L)));

    PlaywrightAssertions.assertThat(page.locator("#approve-all")).isVisible();
    page.keyboard().press("Escape");
    PlaywrightAssertions.assertThat(page.locator("#quarantine-title"))
        .hasText("Quarantine holds 1 record");
  }

  @Test
  void a_page_that_is_open_says_when_the_program_is_gone() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(app.url("/"));
    app.close();

    PlaywrightAssertions.assertThat(page.locator("#offline")).isVisible();
  }

  @Test
  void an_observation_is_typed_mended_and_saved() {
    Page page = browser.page(400, ColorScheme.LIGHT);
    page.navigate(app.url("/observe"));
    page.getByLabel("Who did you see?").fill("nobody@acme.test");
    page.getByText("Save observation").click();
    PlaywrightAssertions.assertThat(page.locator("#learner-problem")).containsText("Nobody in HR");
    PageLook.at(page, "observe-problems-400");

    page.getByLabel("Who did you see?").fill("E1003");
    page.getByLabel("Which practice task?").selectOption("t2");
    page.getByLabel("Yes").check();
    page.getByLabel("What did you see?").fill("Let him finish; that turned the call.");
    page.getByLabel("Your work e-mail address").fill("rossi@acme.test");
    page.getByText("Save observation").click();

    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("Saved, thank you");
    assertThat(acme.observed).hasSize(1);
    PageLook.at(page, "observe-saved-400");
    assertThat(browser.complaints)
        .allMatch(complaint -> complaint.contains("422"), "the refused form, and nothing else");
  }

  @Test
  void a_file_is_looked_at_then_saved() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    String header = "observed-at,observer,learner,course,practice-task,applied,note\n";
    String good =
        "2026-11-20,rossi@acme.test,E1003,DC-1,Name the disagreement before you solve"
            + " it,yes,Calm\n";
    upload(page, header + good + good.replace("E1003", "E9999").replace("2026-11", "2026-13"));
    PlaywrightAssertions.assertThat(page.locator("h1"))
        .hasText("The file can not be imported as it is");
    PageLook.at(page, "import-refused-1280");

    upload(page, header + good + good.replace("E1003", "E1004"));
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("2 observations, all good");
    PageLook.at(page, "import-preview-1280");
    page.getByText("Save 2 observations").click();

    PlaywrightAssertions.assertThat(page.locator(".toast")).containsText("2 observations saved");
    assertThat(acme.observed).hasSize(2);
  }

  private void upload(Page page, String csv) {
    page.navigate(app.url("/observe"));
    page.getByLabel("CSV file")
        .setInputFiles(
            new FilePayload("seen.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.getByText("Look at the file").click();
  }

  private static void reach(Page page, String selector) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      boolean there =
          (Boolean)
              page.evaluate("s => document.activeElement === document.querySelector(s)", selector);
      if (there) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }
}
