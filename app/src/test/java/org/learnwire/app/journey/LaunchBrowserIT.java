package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnwire.app.Server;
import org.learnwire.app.pages.Axe;
import org.learnwire.app.pages.CookieBrowser;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.lti.Registrations;
import org.learnwire.ltitool.launch.LaunchLog;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PassRequest;

/**
 * A launch from a course page of another site, in a real browser: registered by the one address as
 * an administrator does it, then opened with third-party cookies kept, split by site and blocked.
 */
class LaunchBrowserIT {
  /** Kept by a site for all pages, for the pages around it, or not at all. */
  private enum CookieMode {
    KEPT("all=1; own=1"),
    SPLIT("own=1"),
    BLOCKED("");

    private final String kept;

    CookieMode(String kept) {
      this.kept = kept;
    }
  }

  private enum Platform {
    MOODLE("/moodle/mod/lti/startltiadvregistration.php?url=", "contentframe") {
      @Override
      String switchOn(String client) {
        return "/moodle/mod/lti/toolconfigure.php?client=" + client;
      }

      @Override
      String page(String user) {
        return "/moodle/mod/lti/view.php?course=2&user=" + user;
      }
    },
    CANVAS("/canvas/developer_keys?url=", "tool_content") {
      @Override
      String switchOn(String client) {
        return "/canvas/developer_keys?install=1&client=" + client;
      }

      @Override
      String page(String user) {
        return "/canvas/external_tools?course=2&user=" + user;
      }
    };

    private final String register;
    private final String frame;

    Platform(String register, String frame) {
      this.register = register;
      this.frame = frame;
    }

    abstract String switchOn(String client);

    abstract String page(String user);
  }

  /** Somebody of the platforms; both call them by this number. */
  private static final String USER = "5";

  @TempDir static Path folder;
  private static DemoCompany company;
  private static CanvasSchool school;
  private static Server server;
  private static CookieBrowser keeping;
  private static CookieBrowser blocking;
  private static String tool;

  private final List<Request> asked = new CopyOnWriteArrayList<>();
  private final List<String> findings = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    company = DemoCompany.of(folder.resolve("company"), 40, 3, 0);
    server = Server.start(settings(), 0);
    assertThat(server.context().getBean(Journey.class).pass(PassRequest.standard()).problems())
        .isEmpty();
    // Another name of this machine: for a browser another site than the platform's.
    tool = "http://localhost:" + server.port();
    keeping = CookieBrowser.keeping(folder.resolve("keeping"));
    blocking = CookieBrowser.blocking(folder.resolve("blocking"), "localhost", "127.0.0.1");
    for (Platform platform : Platform.values()) {
      register(platform);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    blocking.close();
    keeping.close();
    server.close();
    school.close();
    company.close();
  }

  /** A staff list in which one employee is somebody of the platforms, with a course behind them. */
  private static AppSettings settings() throws IOException {
    JsonNode account =
        DemoCompany.JSON
            .readTree(
                URI.create(
                        company.url()
                            + "/moodle/webservice/rest/server.php?wstoken=sandbox-moodle-token"
                            + "&moodlewsrestformat=json&wsfunction=core_user_get_users_by_field"
                            + "&field=id&values%5B0%5D="
                            + USER)
                    .toURL())
            .get(0);
    school =
        new CanvasSchool(account.path("idnumber").asText(), Instant.now().minusSeconds(86_400));
    Files.writeString(
        folder.resolve("people.csv"),
        "employee_id,email,first_name,last_name\n%s,%s,Ana,Lópes\n"
            .formatted(account.path("idnumber").asText(), account.path("email").asText()));
    Files.writeString(
        folder.resolve("completions.csv"),
        "employee_id,course_id,completed_at,course_name\n%s,listening,%s,Listening\n"
            .formatted(account.path("idnumber").asText(), LocalDate.now().minusDays(9)));
    Files.writeString(
        folder.resolve("learning-map.csv"),
        """
        connection,course,path,skill,kind,practice-task,goal-title-en
        files,listening,hear-people-out,Hear people out,development,https://acme.test/practice/let-them-finish,Listen before I answer
        """);
    Path file = folder.resolve("learnwire.yaml");
    Files.writeString(
        file,
        """
        learnwire:
          company: {name: Acme, time-zone: UTC, languages: [en]}
          connections:
            files:
              connector: csv
              settings: {folder: "%s", site: "https://acme.test", settle: PT0S}
        %s
          people: {issuers: {files: acme, school: acme}}
          learning-map: learning-map.csv
          lti: {internal-hosts: [127.0.0.1, localhost]}
        """
            .formatted(folder, school.connection().stripTrailing()));
    return new SettingsFile(file, Clock.systemUTC(), name -> null)
        .read(Optional.of(folder.resolve("data")));
  }

  /** As docs/for-lms-admins.md tells it: one address is made, pasted, confirmed and switched on. */
  private static void register(Platform platform) {
    BrowserContext ours = keeping.apart();
    String[] cookie =
        SomebodyIn.cookie(server, new SignedIn("Olga", Set.of(Role.INTEGRATOR), null), tool)
            .split("=", 2);
    ours.addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(tool)));
    Page operator = ours.newPage();
    operator.navigate(tool + "/lti");
    operator.locator("form[action='/lti/invite'] button").click();
    Matcher address =
        Pattern.compile(Pattern.quote(tool) + "/lti/register\\S+")
            .matcher(operator.getByRole(AriaRole.STATUS).innerText());
    assertThat(address.find()).isTrue();

    Page admin = keeping.apart().newPage();
    admin.navigate(
        company.url()
            + platform.register
            + URLEncoder.encode(address.group(), StandardCharsets.UTF_8));
    Locator frame = admin.locator("#registration");
    frame.contentFrame().locator("button[type=submit]").click();
    admin.locator("body[data-closed=yes]").waitFor();
    String client =
        frame.contentFrame().locator("dt:text-is('Client id') + dd").innerText().strip();
    admin.navigate(company.url() + platform.switchOn(client));
    if (platform == Platform.CANVAS) {
      // It names no deployment when it registers: the first launch makes one known.
      admin.navigate(company.url() + platform.page(USER));
      assertThat(tool(admin, platform).locator("main").innerText()).contains("deployment-waiting");
      operator.navigate(tool + "/lti");
      operator.locator("form[action='/lti/deployment'] button.primary").click();
      operator.getByRole(AriaRole.STATUS).waitFor();
    }
    admin.context().close();
    ours.close();
  }

  private static Frame tool(Page page, Platform platform) {
    Frame frame = page.frame(platform.frame);
    frame.locator("main h1:visible").first().waitFor();
    return frame;
  }

  private Page window(BrowserContext context) {
    context.onRequest(asked::add);
    Page page = context.newPage();
    page.setDefaultTimeout(10_000);
    return page;
  }

  private static BrowserContext context(CookieMode mode) {
    return switch (mode) {
      case KEPT, SPLIT -> keeping.apart();
      case BLOCKED -> blocking.apart();
    };
  }

  @ParameterizedTest
  @CsvSource({"KEPT,MOODLE", "KEPT,CANVAS", "SPLIT,MOODLE", "SPLIT,CANVAS", "BLOCKED,CANVAS"})
  void the_loop_opens_within_the_course_and_what_is_pressed_there_is_done(
      CookieMode cookies, Platform platform) throws IOException {
    LaunchLog log = server.context().getBean(LaunchLog.class);
    long byCookie = log.byCookie();
    long byStorage = log.byStorage();
    BrowserContext context = context(cookies);
    Page page = window(context);
    if (cookies == CookieMode.SPLIT) {
      CookieBrowser.split(page);
    }
    page.navigate(company.url() + platform.page(USER));
    Frame frame = tool(page, platform);

    assertThat(frame.locator("h1").innerText()).startsWith("Your loop");
    assertThat(kept(frame)).isEqualTo(cookies.kept);
    boolean stored = cookies == CookieMode.BLOCKED;
    assertThat(log.byCookie() - byCookie).isEqualTo(stored ? 0 : 1);
    assertThat(log.byStorage() - byStorage).isEqualTo(stored ? 1 : 0);
    practise(frame);
    look(frame, cookies + " " + platform);
    nothingLeaks(page, frame);
    assertThat(findings).isEmpty();
    context.close();
  }

  @Test
  void where_cookies_are_blocked_and_nothing_is_kept_a_window_of_its_own_opens() {
    BrowserContext context = context(CookieMode.BLOCKED);
    Page page = window(context);
    page.navigate(company.url() + Platform.MOODLE.page(USER));
    Frame frame = tool(page, Platform.MOODLE);
    frame.getByText("Open Learnwire in a new window").waitFor();
    assertThat(kept(frame)).isEmpty();
    look(frame, "the way out");
    Page own = context.waitForPage(() -> frame.getByText("Open Learnwire in a new window").click());
    own.waitForURL(tool + "/loop");
    assertThat(own.locator("h1").innerText()).startsWith("Your loop");
    practise(own.mainFrame());
    assertThat(findings).isEmpty();
    context.close();
  }

  @Test
  void where_even_a_window_keeps_nothing_the_page_says_what_is_blocked() {
    BrowserContext context = context(CookieMode.BLOCKED);
    Page page = window(context);
    page.navigate(company.url() + Platform.MOODLE.page(USER));
    Frame frame = tool(page, Platform.MOODLE);
    context.route(
        "**/lti/launch",
        route -> {
          context.clearCookies();
          route.resume();
        });
    Page own = context.waitForPage(() -> frame.getByText("Open Learnwire in a new window").click());
    own.getByText("state-of-another-browser").waitFor();
    look(own.mainFrame(), "blocked");
    assertThat(findings).isEmpty();
    context.close();
  }

  @Test
  void where_the_platform_keeps_nothing_after_all_a_window_of_its_own_opens() {
    LaunchLog log = server.context().getBean(LaunchLog.class);
    long byStorage = log.byStorage();
    BrowserContext context = context(CookieMode.BLOCKED);
    List<Page> beside = new ArrayList<>();
    // Side by side, for a tool waits a moment before it gives a platform up.
    for (String mode : List.of("silent", "exhausted", "wrong-origin", "off")) {
      Page page = window(context);
      page.navigate(company.url() + Platform.CANVAS.page(USER) + "&storage=" + mode);
      beside.add(page);
    }
    for (Page page : beside) {
      tool(page, Platform.CANVAS).getByText("Open Learnwire in a new window").waitFor();
    }
    assertThat(log.byStorage()).isEqualTo(byStorage);
    context.close();
  }

  @Test
  void a_canvas_launch_without_an_address_shows_what_the_same_person_handed_in_there()
      throws Exception {
    server.context().getBean(Registrations.class).add(school.registration());
    HttpResponse<String> begun =
        sent(
            HttpRequest.newBuilder(
                URI.create(
                    tool
                        + "/lti/login?iss=https://canvas.instructure.com&login_hint=x"
                        + "&client_id=10000000000077&target_link_uri="
                        + tool
                        + "/lti/launch")));
    String asked = begun.headers().firstValue("Location").orElseThrow();
    String form =
        "id_token="
            + school.launch(asked.replaceFirst(".*&nonce=([^&]*).*", "$1"), tool + "/lti/launch")
            + "&state="
            + asked.replaceFirst(".*&state=([^&]*).*", "$1");
    HttpResponse<String> launched =
        sent(
            HttpRequest.newBuilder(URI.create(tool + "/lti/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie(begun, "lti-"))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    assertThat(launched.headers().firstValue("Location").orElse(launched.body()))
        .isEqualTo(tool + "/loop");
    HttpResponse<String> known =
        sent(
            HttpRequest.newBuilder(URI.create(tool + "/loop/known"))
                .header("Cookie", cookie(launched, "learnwire-frame")));
    assertThat(known.body()).contains("Charts that mislead", "school", "Listening");
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name))
        .findFirst()
        .orElseThrow()
        .split(";")[0];
  }

  /** What a page of ours is let keep where it stands: for all pages, and for those around it. */
  private static String kept(Frame frame) {
    return (String)
        frame.evaluate(
            """
            () => {
              document.cookie = 'all=1; SameSite=None; Secure; Path=' + location.pathname;
              document.cookie = 'own=1; SameSite=None; Secure; Partitioned; Path=' + location.pathname;
              const kept = document.cookie;
              document.cookie = 'all=; Max-Age=0; SameSite=None; Secure; Path=' + location.pathname;
              document.cookie = 'own=; Max-Age=0; SameSite=None; Secure; Partitioned; Path=' + location.pathname;
              return kept;
            }
            """);
  }

  /** Two pages further by htmx, and something is written down. */
  private static void practise(Frame frame) {
    frame
        .getByRole(AriaRole.LINK, new Frame.GetByRoleOptions().setName("I tried it"))
        .or(frame.getByRole(AriaRole.LINK, new Frame.GetByRoleOptions().setName("again")))
        .first()
        .click();
    frame.getByLabel("What happened").fill("I let him finish.");
    frame.getByText("Note that I tried it").click();
    frame.getByRole(AriaRole.STATUS).waitFor();
    assertThat(frame.getByRole(AriaRole.STATUS).innerText()).contains("Noted");
  }

  /** Neither addresses nor other sites learn of the launch, and no other page may show ours. */
  private void nothingLeaks(Page page, Frame frame) throws IOException {
    String token = frame.locator("body").getAttribute("hx-headers").split("\"")[3];
    assertThat(token).hasSizeGreaterThan(30);
    assertThat(asked).isNotEmpty();
    String platform = URI.create(company.url()).getAuthority();
    Set<String> known =
        Set.of(
            platform, platform.replace("127.0.0.1", "localhost"), URI.create(tool).getAuthority());
    for (Request request : asked) {
      assertThat(URI.create(request.url()).getAuthority()).isIn(known);
      assertThat(request.url()).doesNotContain(token, "id_token=");
      if (!request.url().startsWith(tool)) {
        assertThat(request.headers().getOrDefault("referer", "")).doesNotContain("/loop", token);
      }
    }
    // The platform's site is no key to the session, nor is ours: only both together are.
    Page alone = page.context().newPage();
    assertThat(alone.navigate(tool + "/loop").status()).isEqualTo(401);
    HttpServer foreign =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign.createContext(
        "/",
        exchange -> {
          byte[] html = ("<iframe name='f' src='" + tool + "/loop'></iframe>").getBytes();
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    foreign.start();
    try {
      alone.waitForConsoleMessage(
          new Page.WaitForConsoleMessageOptions()
              .setPredicate(said -> said.text().contains("frame-ancestors")),
          () -> alone.navigate("http://127.0.0.1:" + foreign.getAddress().getPort() + "/"));
    } finally {
      foreign.stop(0);
    }
    alone.close();
  }

  private void look(Frame frame, String name) {
    Axe.findings(frame).forEach(each -> findings.add(name + ": " + each));
  }
}
