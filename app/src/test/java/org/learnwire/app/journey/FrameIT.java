package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.DemoLinks;
import org.learnwire.app.Server;
import org.learnwire.app.pages.Axe;
import org.learnwire.app.pages.PageBrowser;
import org.learnwire.app.pages.PageLook;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.app.signin.Links;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.database.Origin;
import org.learnwire.lrs.StoreOptions;
import org.learnwire.lti.Registration;
import org.learnwire.lti.Registrations;
import org.learnwire.lti.dialect.Dialect;
import org.learnwire.ltitool.pages.CourseDesk;
import org.learnwire.ltitool.pages.CourseDesk.Funnel;
import org.learnwire.ltitool.pages.CourseDesk.Step;
import org.learnwire.ltitool.pages.LearnerDesk;
import org.learnwire.ltitool.pages.LoopView;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementBuilder;
import org.learnwire.xapi.Verbs;

/**
 * The loop of a learner and of their manager in a real browser, from what asks them to what was
 * seen: on a phone, a tablet and a desk, with an accessibility checker on every page.
 */
class FrameIT {
  private static final String SECRET = "quagga, and nobody else reads it";

  private static final List<String> FINDINGS = new ArrayList<>();

  @TempDir static Path folder;
  private static DemoCompany company;
  private static Server server;
  private static Journey journey;
  private static PageBrowser browser;
  private static String learner;
  private static String manager;

  @BeforeAll
  static void start() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 6, 0);
    Workplace work =
        Workplace.demo(company, folder.resolve("work"))
            .with("writes: {mode: auto}", "writes: {mode: plan}")
            .with("accept-proposals: true", "accept-proposals: false");
    work.sync();
    server =
        Server.start(
            new SettingsFile(work.file(), Clock.systemUTC(), name -> null).read(Optional.empty()),
            0);
    journey = server.context().getBean(Journey.class);
    List<String> asked =
        work.column("select asks from entry where state = 'proposed' and mode = 'proposal'");
    learner =
        asked.stream()
            .filter(person -> journey.people().org().managerOf(person).isPresent())
            .findFirst()
            .orElseThrow();
    manager = journey.people().org().managerOf(learner).orElseThrow();
    browser = new PageBrowser();
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
    server.close();
    company.close();
  }

  @Test
  void a_learner_and_their_manager_go_round_the_loop() throws Exception {
    Page phone = browser.page(320, ColorScheme.LIGHT);
    phone.setDefaultTimeout(10_000);
    List<Response> loaded = new ArrayList<>();
    phone.onResponse(loaded::add);
    Links links = server.context().getBean(Links.class);
    String key = links.hand(Link.person("the person asked", learner), Duration.ofDays(1));
    phone.navigate(server.address() + "/enter/" + key);
    loaded.clear();
    phone.getByText("Open it").click();
    phone.waitForURL(url -> url.contains("/loop"));
    assertThat(List.copyOf(loaded).stream().mapToLong(FrameIT::size).sum())
        .as("bytes")
        .isLessThan(150_000);

    // What asks them, in their own words.
    phone.navigate(server.address() + "/loop");
    look(phone, "loop-asked-320");
    phone.getByRole(AriaRole.LINK, named("Change")).first().click();
    phone.waitForURL(url -> url.contains("/loop/question"));
    phone.getByLabel("Title").fill("Listen before I answer");
    look(phone, "question-320");
    phone.getByText("Add it").click();
    phone.waitForURL(url -> url.contains("done=accepted"));
    assertThat(phone.getByRole(AriaRole.STATUS).textContent()).contains("Your yes is written down");

    // They try it, twice on one day, and think about it for themselves.
    for (int i = 1; i <= 2; i++) {
      phone.getByRole(AriaRole.LINK, named("I tried it")).first().click();
      phone.waitForURL(url -> url.contains("/loop/practised"));
      phone.getByLabel("What happened").fill(SECRET + " " + i);
      look(phone, "practised-320");
      phone.getByText("Note that I tried it").click();
      phone.waitForURL(url -> url.contains("done=practised"));
    }
    assertThat(phone.content()).contains("tried 2 times", SECRET);
    phone.getByRole(AriaRole.LINK, named("Ask for feedback")).first().click();
    phone.waitForURL(url -> url.contains("/loop/ask"));
    look(phone, "ask-320");
    phone.getByLabel("What would you like to know?").fill("How was the start?");
    phone.getByText("Ask", new Page.GetByTextOptions().setExact(true)).click();
    phone.waitForURL(url -> url.contains("done=asked"));
    look(phone, "loop-320");

    // The manager answers, notes a conversation, and never sees what was thought.
    Page tablet = signedIn(768, manager, Set.of());
    tablet.navigate(server.address() + "/team");
    look(tablet, "team-768");
    assertThat(tablet.content()).contains("How was the start?").doesNotContain("quagga");
    tablet.getByRole(AriaRole.LINK, named("Say what you saw")).first().click();
    tablet.waitForURL(url -> url.contains("/team/observed"));
    tablet.getByText("yes", new Page.GetByTextOptions().setExact(true)).click();
    tablet.getByLabel("What did you see?").last().fill("You let him finish.");
    look(tablet, "observed-768");
    tablet.getByText("Say it").click();
    tablet.waitForURL(url -> url.contains("done=observed"));
    assertThat(tablet.content()).doesNotContain("How was the start?");
    tablet.navigate(server.address() + "/team/coached?person=" + learner);
    tablet.getByLabel("What was it about?").fill("How to begin a call");
    tablet.getByLabel("Which practice did you agree on?").selectOption(task());
    look(tablet, "coached-768");
    tablet.getByText("Note it").click();
    tablet.waitForURL(url -> url.contains("done=coached"));
    tablet.navigate(server.address() + "/team/huddle");
    look(tablet, "huddle-768");

    // It stands on the learner's page, and so does that the manager looked.
    Page desk = signedIn(1280, learner, Set.of());
    desk.navigate(server.address() + "/loop");
    assertThat(desk.content()).contains("You let him finish.", "Practice agreed with", SECRET);
    look(desk, "loop-1280");
    desk.navigate(server.address() + "/loop/known");
    look(desk, "known-1280");
    assertThat(desk.content()).contains("your open practice, as your manager", SECRET);
    Download copy = desk.waitForDownload(() -> desk.getByText("Download all of it").click());
    assertThat(Files.readString(copy.path())).contains(SECRET);
    desk.navigate(server.address() + "/loop");
    desk.getByText("Deutsch").click();
    desk.waitForURL(url -> url.contains("done=language"));
    assertThat(desk.locator("main").getAttribute("lang")).isEqualTo("de");
    assertThat(desk.locator("h1").textContent()).startsWith("Dein Kreis");
    look(desk, "loop-de-1280");
    desk.getByText("English").click();

    manyEyes();
    assertThat(FINDINGS).isEmpty();
    assertThat(browser.complaints).isEmpty();
  }

  /**
   * Every page on a phone; in the long run also at the widths at which it was not walked through.
   */
  private static void manyEyes() throws IOException {
    Map<String, List<String>> own =
        Map.of(
            learner, List.of("/loop", "/loop/thank", "/loop/known"),
            manager, List.of("/team", "/team/huddle", "/team/observed?person=" + learner));
    int[] widths =
        Boolean.getBoolean("learnwire.long") ? new int[] {320, 768, 1280} : new int[] {320};
    for (int width : widths) {
      for (Map.Entry<String, List<String>> pages : own.entrySet()) {
        Page page = signedIn(width, pages.getKey(), Set.of());
        for (String path : pages.getValue()) {
          page.navigate(server.address() + path);
          look(page, path.substring(1).replaceAll("[?].*", "").replace('/', '-') + "-" + width);
        }
      }
      Page page = signedIn(width, null, Set.of(Role.L_AND_D));
      page.navigate(server.address() + "/course");
      look(page, "course-" + width);
      page.navigate(server.address() + "/course/sprint");
      page.getByLabel("Name").fill("Listening 1");
      page.getByLabel("Team").selectOption(new SelectOption().setIndex(1));
      page.getByText("Make it").click();
      page.getByText("For programmes.yaml").waitFor();
      look(page, "sprint-" + width);
    }
    for (int width : widths) {
      dark(width, Boolean.getBoolean("learnwire.long") ? own : Map.of(learner, List.of("/loop")));
    }
    turned();
  }

  private static void dark(int width, Map<String, List<String>> own) throws IOException {
    for (Map.Entry<String, List<String>> pages : own.entrySet()) {
      Page dark = browser.page(width, ColorScheme.DARK);
      cookie(dark, pages.getKey(), Set.of());
      for (String path : pages.getValue()) {
        dark.navigate(server.address() + path);
        look(
            dark,
            path.substring(1).replaceAll("[?].*", "").replace('/', '-') + "-" + width + "-dark");
      }
    }
    Page dark = browser.page(width, ColorScheme.DARK);
    cookie(dark, null, Set.of(Role.L_AND_D));
    dark.navigate(server.address() + "/course");
    look(dark, "course-" + width + "-dark");
  }

  /** There are no words yet that run from right to left; the pages must stand it all the same. */
  private static void turned() throws IOException {
    Page page = signedIn(320, learner, Set.of());
    page.navigate(server.address() + "/loop");
    page.evaluate("document.querySelectorAll('[dir=ltr]').forEach(each => each.dir = 'rtl')");
    Object side =
        page.evaluate("getComputedStyle(document.querySelector('.practice p.name')).textAlign");
    assertThat(side)
        .as("a title of another direction begins where the page does")
        .isEqualTo("right");
    look(page, "loop-320-rtl");
  }

  @Test
  void what_is_changed_of_a_platform_at_the_pages_holds_for_connections_at_once() {
    Registrations pages = server.context().getBean(Registrations.class);
    Registrations connections = journey.lent(Registrations.class);
    URI address = URI.create("https://moodle.example.test/here");
    Registration moodle =
        new Registration(
            "of-a-test",
            "Moodle",
            "https://moodle.example.test",
            "client",
            Dialect.MOODLE,
            address,
            address,
            address.toString(),
            address,
            Set.of("1"),
            Set.of(),
            Registration.State.ACTIVE);
    assertThat(connections.byId(moodle.id())).isEmpty();
    pages.add(moodle);
    try {
      assertThat(connections.byId(moodle.id())).isPresent();
    } finally {
      pages.remove(moodle.id());
    }
    assertThat(connections.byId(moodle.id())).isEmpty();
  }

  @Test
  void what_was_learned_stays_in_sight_behind_hundreds_of_small_things() {
    LearnerDesk desk = server.context().getBean(LearnerDesk.class);
    String person =
        journey
            .database()
            .read(tx -> tx.list("select id from person order by id", row -> row.getString(1)))
            .stream()
            .filter(id -> !id.equals(learner) && !id.equals(manager))
            .filter(id -> !desk.loop(id, Locale.ENGLISH).paths().isEmpty())
            .findFirst()
            .orElseThrow();
    LoopView before = desk.loop(person, Locale.ENGLISH);
    Activity page = Activity.of("https://lms.example.test/mod/page/1");
    for (Agent account : journey.people().agentsOf(person)) {
      List<Statement> looks =
          Stream.generate(
                  () -> Statement.builder().actor(account).verb(Verbs.EXPERIENCED).object(page))
              .map(StatementBuilder::build)
              .limit(301)
              .toList();
      journey
          .database()
          .write(
              "looks",
              tx ->
                  journey
                      .statements()
                      .storeAll(tx, looks, Origin.SOURCE, StoreOptions.from("a test")));
    }
    LoopView after = desk.loop(person, Locale.ENGLISH);
    assertThat(after.others()).isEqualTo(before.others());
    assertThat(after.paths()).isEqualTo(before.paths());
    assertThat(after.thanks()).isEqualTo(before.thanks());
  }

  @Test
  void a_step_on_a_goal_names_the_goal_before_anybody_has_said_yes_to_it() throws Exception {
    String plan = new Visit(server).page("/writeback").body();
    assertThat(plan)
        .contains(">progress</span>", "<span>Goal “")
        .doesNotContain("<span>Goal</span>");
  }

  @Test
  void a_course_is_counted_in_groups_of_five_and_more_and_only_as_the_policy_counts() {
    CourseDesk desk = server.context().getBean(CourseDesk.class);
    List<Funnel> funnels =
        desk.courses().stream().map(course -> desk.funnel(course.id()).orElseThrow()).toList();
    assertThat(funnels).anySatisfy(funnel -> assertThat(funnel.people()).isNotNull());
    for (Funnel funnel : funnels) {
      assertThat(funnel.people() == null).isEqualTo(funnel.steps().isEmpty());
      for (Step step : funnel.steps()) {
        assertThat(step.people() == null || step.people() >= 5).as("%s", step).isTrue();
        boolean kept = List.of("practised", "applied").contains(step.name());
        assertThat(step.shown() == Step.Shown.KEPT).as("%s", step).isEqualTo(kept);
        assertThat(step.shown() == Step.Shown.FIGURE).isEqualTo(step.people() != null);
        if (step.people() != null && !step.name().equals("began")) {
          assertThat(funnel.people() - step.people()).as("%s", step).isGreaterThanOrEqualTo(5);
        }
        assertThat(kept && step.people() != null).isFalse();
      }
    }
  }

  @Test
  void the_demo_hands_a_link_to_each_role_and_to_a_learner_and_a_manager() throws Exception {
    DemoLinks links = new DemoLinks(server);
    List<String> lines = new CopyOnWriteArrayList<>(links.roles());
    links.peopleOnceThere(lines::add);
    await().atMost(Duration.ofSeconds(10)).until(() -> lines.size() == 7);
    Map<String, String> lands =
        Map.of(
            Role.INTEGRATOR.title(),
            "/accounts",
            Role.HR_OPS.title(),
            "/writeback",
            Role.L_AND_D.title(),
            "/course",
            Role.VIEWER.title(),
            "/runs",
            "A learner",
            "/loop",
            "A manager",
            "/team");
    for (Map.Entry<String, String> each : lands.entrySet()) {
      String line =
          lines.stream().filter(l -> l.strip().startsWith(each.getKey())).findFirst().orElseThrow();
      Visit visit = new Visit(server.address());
      String key = line.replaceAll(".*/enter/", "").strip();
      HttpResponse<String> in = visit.enter(key);
      assertThat(in.statusCode()).as(line).isEqualTo(302);
      assertThat(visit.page(each.getValue()).statusCode()).as(line).isEqualTo(200);
      assertThat(visit.page("/enter/" + key).statusCode()).as("good once").isEqualTo(410);
    }
  }

  private static String task() {
    return journey.statements().latest(200).stream()
        .filter(stored -> stored.source().equals("frame"))
        .filter(stored -> stored.statement().verb().id().endsWith("/attempted"))
        .map(stored -> stored.statement().node().at("/object/id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Page signedIn(int width, String person, Set<Role> roles) {
    Page page = browser.page(new Browser.NewContextOptions().setViewportSize(width, 900));
    page.setDefaultTimeout(10_000);
    cookie(page, person, roles);
    return page;
  }

  private static void cookie(Page page, String person, Set<Role> roles) {
    String[] cookie =
        SomebodyIn.cookie(server, new SignedIn("somebody", roles, person)).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(server.address())));
  }

  private static Page.GetByRoleOptions named(String begin) {
    return new Page.GetByRoleOptions().setName(begin);
  }

  private static long size(Response response) {
    return response.ok() ? response.request().sizes().responseBodySize : 0;
  }

  /** A picture, our own checks, and axe's; what they find is told together at the end. */
  private static void look(Page page, String name) {
    // Away from the button that was pressed last: what is under the mouse has other colours.
    page.mouse().move(0, 0);
    try {
      PageLook.at(page, "frame-" + name);
    } catch (AssertionError found) {
      FINDINGS.add(String.valueOf(found.getMessage()));
    }
    Axe.findings(page).forEach(each -> FINDINGS.add(name + ": " + each));
  }
}
