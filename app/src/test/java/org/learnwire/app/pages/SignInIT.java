package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.app.Server;
import org.learnwire.app.Tables;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.AccountDesk;
import org.learnwire.app.signin.Addresses;
import org.learnwire.app.signin.Links;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.Sessions.SessionRules;
import org.learnwire.app.signin.SignInSettings;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.app.signin.SingleSignOnSettings;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.database.Database;
import org.learnwire.people.EmployeeFacts;
import org.learnwire.people.People;
import org.learnwire.people.Source;
import org.learnwire.routes.Journey;
import org.learnwire.routes.privacy.Privacy;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Sign-in at a real server: in Chromium, at a real provider, and by requests nobody should send.
 */
class SignInIT {
  private static final String GOOD = "four words of olga's";
  private static final UUID HR = new UUID(7, 7);
  private static final String PERSON = People.personId(HR, "77");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir static Path data;
  private static CompanyProvider provider;
  private static Server server;
  private static PageBrowser browser;

  @BeforeAll
  static void start() throws Exception {
    int port = freePort();
    provider = CompanyProvider.start("http://127.0.0.1:" + port + "/login/oauth2/code/company");
    AppSettings empty = Server.emptySettings(data);
    server =
        Server.start(
            new AppSettings(
                empty.journey(),
                empty.credentials(),
                Optional.empty(),
                "Acme",
                empty.duties(),
                empty.policy(),
                new SignInSettings(
                    SessionRules.usual(),
                    List.of(),
                    Optional.of(
                        new SingleSignOnSettings(
                            provider.issuer(),
                            "learnwire",
                            CompanyProvider.SECRET,
                            "Acme account",
                            "groups",
                            Map.of("hr-team", Role.HR_OPS))))),
            port);
    employed();
    browser = new PageBrowser();
    theFirstAccountIsMadeInABrowser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
    provider.close();
  }

  private static void employed() {
    EmployeeFacts bo =
        new EmployeeFacts(
            "77",
            "N77",
            "hanna@example.test",
            null,
            "Bo",
            null,
            null,
            null,
            EmployeeFacts.Status.ACTIVE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    Journey journey = server.context().getBean(Journey.class);
    Source source = new Source(HR, "hr", "https://hr.example.test");
    journey.database().write("test", tx -> journey.people().apply(tx, source, bo, Instant.now()));
  }

  private static void theFirstAccountIsMadeInABrowser() throws IOException {
    Matcher code =
        Pattern.compile("code ([A-Z0-9-]{23})")
            .matcher(Files.readString(data.resolve("sign-in.log")));
    assertThat(code.find()).isTrue();
    Page page = browser.page(400, ColorScheme.LIGHT);
    page.navigate(server.address() + "/setup");
    look(page, "setup");
    page.getByLabel("Code").fill(code.group(1));
    page.getByLabel("Your name for signing in").fill("olga");
    page.getByLabel("Password").fill(GOOD);
    page.locator("text=Make the account").click();
    page.waitForURL(server.address() + "/");
    assertThat(page.url()).isEqualTo(server.address() + "/");
    assertThat(page.locator("a.whose").textContent()).isEqualTo("olga");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void by_password_in_a_browser_and_out_again() {
    browser.clear();
    Page page = browser.page(1280, ColorScheme.LIGHT);
    page.navigate(server.address() + "/writeback");
    assertThat(page.url()).endsWith("/sign-in?to=/writeback");
    look(page, "sign-in");
    page.getByLabel("Name").fill("olga");
    page.getByLabel("Password").fill(GOOD);
    page.locator("button:has-text('Sign in')").click();
    page.waitForURL(server.address() + "/writeback");
    assertThat(page.url()).isEqualTo(server.address() + "/writeback");

    page.navigate(server.address() + "/account");
    look(page, "account");
    page.navigate(server.address() + "/accounts");
    look(page, "accounts");
    page.navigate(server.address() + "/account");
    page.locator("button:text-is('Sign out')").click();
    page.waitForURL(server.address() + "/sign-in");
    page.navigate(server.address() + "/writeback");
    assertThat(page.url()).endsWith("/sign-in?to=/writeback");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void at_the_companys_own_provider_with_the_role_of_a_claim_and_ones_own_page() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    atTheProvider(page, "hanna");

    assertThat(page.url()).isEqualTo(server.address() + "/");
    assertThat(page.locator("a.whose").textContent()).isEqualTo("hanna");
    assertThat(page.locator("nav.places").textContent()).contains("Write-back", "People");
    page.navigate(server.address() + "/loop/known");
    assertThat(page.content()).contains("Who has looked");
  }

  @Test
  void whom_no_group_names_is_a_viewer_and_an_unproven_address_is_nobodys_page() {
    Page page = browser.page(1280, ColorScheme.LIGHT);
    atTheProvider(page, "vik");

    assertThat(page.locator("nav.places").textContent()).contains("Runs").doesNotContain("People");
    assertThat(page.content()).doesNotContain("Latest decisions", "Show names");
    look(page, "viewer");
    assertThat(page.navigate(server.address() + "/writeback").status()).isEqualTo(403);
    assertThat(page.navigate(server.address() + "/proposals/" + PERSON).status()).isEqualTo(403);
  }

  private static void atTheProvider(Page page, String name) {
    page.navigate(server.address() + "/sign-in");
    page.locator("text=Continue with Acme account").click();
    page.locator("input[name=username]").fill(name);
    page.locator("input[name=password]").fill(CompanyProvider.PASSWORD);
    page.locator("button[type=submit]").click();
    page.waitForURL(server.address() + "/");
  }

  @Test
  void an_answer_of_the_provider_that_another_browser_asked_for_signs_nobody_in() throws Exception {
    HttpResponse<String> going = get("/oauth2/authorization/company", "");
    String state = going.headers().firstValue("Location").orElseThrow();
    assertThat(state).startsWith(provider.issuer()).contains("code_challenge=");
    String forged =
        "/login/oauth2/code/company?code=x&state="
            + state.replaceAll(".*[?&]state=([^&]*).*", "$1");

    HttpResponse<String> answer = get(forged, "");

    assertThat(answer.headers().firstValue("Location")).contains("/sign-in?problem=provider");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  @Test
  void a_link_opens_one_persons_page_once_by_its_button_and_a_scanner_does_not_use_it_up()
      throws Exception {
    String key = links().hand(Link.person("the person asked", PERSON), Duration.ofDays(1));
    get("/enter/" + key, "");
    get("/people/" + PERSON, operator(null));
    Page page = browser.page(400, ColorScheme.LIGHT);
    page.navigate(server.address() + "/enter/" + key);
    look(page, "enter");
    page.locator("text=Open it").click();
    page.waitForURL(server.address() + "/loop");

    page.navigate(server.address() + "/loop/known");
    assertThat(page.content()).contains("Olga, who may everything", "who you are");
    look(page, "looks");
    assertThat(page.navigate(server.address() + "/writeback").status()).isEqualTo(403);
    String other = "/proposals/" + UUID.randomUUID();
    assertThat(page.navigate(server.address() + other).status()).isEqualTo(403);
    assertThat(get("/enter/" + key, "").statusCode()).isEqualTo(410);
  }

  @Test
  void a_list_with_names_is_a_look_that_everybody_on_it_finds_and_one_without_is_none()
      throws Exception {
    String hanna = SomebodyIn.cookie(server, new SignedIn("hanna", Set.of(Role.HR_OPS), null));
    String names = hanna + "; learnwire-names=shown";
    for (String page : List.of("/people", "/proposals?search=N77", "/evidence")) {
      get(page, hanna);
      assertThat(get("/loop/known", operator(PERSON)).body())
          .as(page + " without names")
          .doesNotContain("hanna");
    }
    for (String page : List.of("/people", "/proposals?search=N77", "/evidence")) {
      assertThat(get(page, names).body()).contains(">Bo<");
    }
    assertThat(get("/loop/known", operator(PERSON)).body())
        .contains("hanna", "who is who", "whom something asks", "whose evidence sheet it is");
  }

  @Test
  void a_restricted_person_is_hidden_until_hr_says_what_for() throws Exception {
    Privacy privacy = server.context().getBean(Journey.class).privacy();
    String names = "; learnwire-names=shown";
    String olga =
        SomebodyIn.cookie(server, new SignedIn("olga", Set.of(Role.INTEGRATOR), null)) + names;
    SignedIn ida = new SignedIn("ida", Set.of(Role.HR_OPS), null);
    String hr = SomebodyIn.cookie(server, ida) + names;
    privacy.restrict(PERSON, "ida", "they dispute a record");
    try {
      assertThat(get("/people", olga).body()).doesNotContain(PERSON, ">Bo<", "N77");
      assertThat(get("/people/" + PERSON, olga).statusCode()).isEqualTo(403);
      assertThat(get("/audit", olga).body()).contains("a restricted person").doesNotContain(">Bo<");
      assertThat(get("/audit/audit.csv", olga).body()).doesNotContain("they dispute");
      assertThat(get("/people", hr).body()).contains(PERSON, "N77").doesNotContain(">Bo<");
      for (String page : List.of("people", "evidence", "proposals")) {
        HttpResponse<String> asked = get("/" + page + "/" + PERSON, hr);
        assertThat(asked.statusCode()).as(page).isEqualTo(302);
        String form = asked.headers().firstValue("Location").orElseThrow();
        assertThat(get(form, hr).body()).contains("they dispute a record", "What do you open it");
      }
      String purpose = "person=" + PERSON + "&page=people&purpose=";
      assertThat(post("/people/purpose", purpose + "x", hr).headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).contains("/purpose"));
      assertThat(post("/people/purpose", purpose + "to+answer+them", olga).statusCode())
          .isEqualTo(403);
      post("/people/purpose", purpose + "to+answer+them", hr);
      assertThat(get("/people/" + PERSON, hr).body()).contains(">Bo<");
      assertThat(get("/loop/known", operator(PERSON)).body())
          .as("the person sees who looked, and what for")
          .contains("restricted data, opened for: to answer them");
    } finally {
      privacy.liftRestriction(PERSON, "ida", "settled");
    }
    assertThat(get("/people", olga).body()).contains(">Bo<");
  }

  @Test
  void nobody_says_yes_in_anothers_place() throws Exception {
    String form = "person=" + PERSON + "&id=x";
    assertThat(post("/proposals/accept", form, operator(PERSON)).statusCode()).isEqualTo(403);
    assertThat(post("/loop/accept", form, operator(null)).statusCode()).isEqualTo(403);
  }

  @Test
  void a_wrong_password_says_nothing_of_what_would_be_right() throws Exception {
    HttpResponse<String> known = post("/sign-in", "name=olga&password=wrong-one-4711", "");
    HttpResponse<String> unknown = post("/sign-in", "name=nobody&password=wrong-one-4711", "");

    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(known.body()).contains("Name and password do not fit").doesNotContain("4711");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(bare(unknown.body())).isEqualTo(bare(known.body()));
    assertThat(known.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(Files.readString(data.resolve("sign-in.log")))
        .contains("Refused: wrong password, olga")
        .doesNotContain("4711", "nobody,");
  }

  @Test
  void too_many_wrong_passwords_are_told_to_wait() throws Exception {
    HttpResponse<String> last = null;
    for (int i = 0; i < 7 && (last == null || last.statusCode() != 429); i++) {
      last = post("/sign-in", "name=slowed&password=wrong", "");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("Too many tries");
  }

  @Test
  void a_stolen_cookie_at_another_origin_changes_nothing_and_reads_nothing() throws Exception {
    String stolen = operator(null);
    String token = token("/account", stolen);
    HttpRequest.Builder foreign =
        request("/accounts/add", stolen)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("name=intruder&role=integrator&_token=" + token));
    assertThat(send(foreign.copy().header("Origin", "http://evil.test")).statusCode())
        .isEqualTo(403);
    assertThat(send(foreign.copy().header("Sec-Fetch-Site", "same-site")).statusCode())
        .isEqualTo(403);
    String localhost = server.address().replace("127.0.0.1", "localhost");
    HttpRequest elsewhere =
        HttpRequest.newBuilder(URI.create(localhost + "/writeback"))
            .header("Accept", "text/html")
            .header("Cookie", stolen)
            .build();
    assertThat(HTTP.send(elsewhere, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
    assertThat(get("/accounts", stolen).body()).doesNotContain("intruder");
  }

  @Test
  void a_change_without_the_token_of_its_own_session_is_refused() throws Exception {
    String mine = operator(null);
    String theirs = token("/account", operator(null));
    for (String token : List.of("", "&_token=", "&_token=" + theirs, "&_token=guessed")) {
      HttpRequest.Builder request =
          request("/accounts/add", mine)
              .header("Origin", server.address())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("name=mallory&role=integrator" + token));
      assertThat(send(request).statusCode()).as(token).isEqualTo(403);
    }
    assertThat(get("/accounts", mine).body()).doesNotContain("mallory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test",
        "//evil.test",
        "/\\evil.test",
        "/sign-in",
        "javascript:alert(1)",
        "/plan%0d%0aSet-Cookie:x=1",
        "/plan?x=//evil.test"
      })
  void after_signing_in_nobody_is_sent_to_a_place_that_is_no_page_of_ours(String to)
      throws Exception {
    HttpResponse<String> answer =
        post("/sign-in", "name=olga&password=" + encoded(GOOD) + "&to=" + encoded(to), "");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath())
        .isEqualTo("/");
    assertThat(answer.headers().map()).doesNotContainKey("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2f..%2fapplication.yaml",
        "/assets/%2e%2e/%2e%2e/application.yaml",
        "/webjars/..%5c..%5capplication.yaml",
        "/assets/..;/..;/plan",
        "//plan",
        "/plan;x=1",
        "/./plan",
        "/assets/../plan",
        "/plan%00",
        "/plan%0d%0aX-Injected:%20yes"
      })
  void a_crooked_path_reaches_no_file_and_no_page(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n");

    assertThat(answer).doesNotStartWith("HTTP/1.1 200").doesNotStartWith("HTTP/1.1 5");
    assertThat(answer).doesNotContain("X-Injected: yes", "banner-mode", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/evidence/PERSON/..%2f..%2fsign-in.log.pdf",
        "/evidence/PERSON/../../sign-in.log.pdf",
        "/evidence/shared/..%2f..%2flearnwire.db.pdf",
        "/evidence/shared/%2e%2e%2f%2e%2e%2fsign-in.log.pdf",
        "/evidence/..%2f..%2fsign-in.log/x.pdf",
        "/audit/..%2f..%2fsign-in.log",
        "/audit/audit.csv/..%2f..%2fsign-in.log",
        "/people/..%5c..%5csign-in.log",
        "/writeback.csv%00.pdf"
      })
  void a_download_takes_no_path_out_of_the_data_folder(String path) throws IOException {
    String answer =
        raw(
            "GET "
                + path.replace("PERSON", PERSON)
                + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.port()
                + "\r\nAccept: */*\r\nCookie: "
                + operator(PERSON)
                + "\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d.*");
    assertThat(answer)
        .doesNotContain("signed in by", "SQLite format", "Exception", data.toString());
  }

  @Test
  void each_refusal_is_in_the_log_without_what_was_tried() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger all = (Logger) LoggerFactory.getLogger("org.learnwire.app");
    all.addAppender(log);
    try {
      String stolen = operator(null);
      String form = "name=intruder-4711&role=integrator&_token=guessed-4711";
      HttpRequest.Builder change =
          request("/accounts/add", stolen)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form));
      send(change.copy().header("Origin", "http://evil-4711.test"));
      send(change.copy().header("Origin", server.address()));
      raw("GET / HTTP/1.1\r\nHost: localhost:1\r\nCookie: " + stolen + "\r\n");
      raw("GET /sign-in HTTP/1.1\r\nHost: evil-4711.test\r\n");
      raw("GET /assets/..;/4711 HTTP/1.1\r\nHost: 127.0.0.1\r\n");
      get("/accounts", SomebodyIn.cookie(server, new SignedIn("v", Set.of(Role.VIEWER), null)));
      post("/sign-in", "name=olga&password=wrong-4711", "");

      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(line -> line.contains("asked for by another site"))
          .anyMatch(line -> line.contains("older than the running program or your signing in"))
          .anyMatch(line -> line.contains("came to another address than its own"))
          .anyMatch(line -> line.contains("a name that is not this machine's"))
          .anyMatch(line -> line.contains("not written as it should be"))
          .anyMatch(line -> line.equals("GET /accounts was refused: not for viewer"))
          .noneMatch(line -> line.contains("4711"))
          .noneMatch(line -> line.contains(stolen.replaceAll(".*=", "")));
      assertThat(Files.readString(data.resolve("sign-in.log")))
          .contains("Refused: wrong password, olga")
          .doesNotContain("4711");
    } finally {
      all.detachAppender(log);
    }
  }

  @Test
  void a_forwarded_host_of_a_stranger_is_in_no_answer() throws IOException {
    String answer =
        raw(
            "GET /plan HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n"
                + "X-Forwarded-Host: evil.test\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.test\r\n");

    assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.test");
    assertThat(raw("GET /sign-in HTTP/1.1\r\nHost: evil.test\r\n")).startsWith("HTTP/1.1 403");
  }

  @Test
  void whoever_is_not_signed_in_gets_a_page_to_do_so_and_a_program_a_401() throws Exception {
    for (String page :
        List.of("/", "/writeback", "/people/" + PERSON, "/accounts", "/statements")) {
      HttpResponse<String> answer = get(page, "");
      assertThat(answer.statusCode()).as(page).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/sign-in?to=");
      assertThat(answer.body()).as(page).isEmpty();
    }
    HttpResponse<String> program = send(request("/writeback.csv", "").header("Accept", "*/*"));
    assertThat(program.statusCode()).isEqualTo(401);
    assertThat(program.body()).contains("Nobody is signed in");
    assertThat(get("/live", "learnwire-session=guessed").statusCode()).isEqualTo(302);
    assertThat(send(request("/actuator/health", "").header("Accept", "*/*")).body())
        .startsWith("{\"status\":\"UP\"")
        .doesNotContain("components");
  }

  @Test
  void a_token_does_what_its_scopes_say_until_it_is_revoked() throws Exception {
    AccountDesk desk = server.context().getBean(AccountDesk.class);
    List<String> made = desk.token("ci", List.of("writes"), Duration.ofDays(1), "olga");
    String id = made.get(0).replaceAll("Token ([^,]+),.*", "$1");

    assertThat(control("/control/approve", made.get(1)).statusCode()).isEqualTo(200);
    assertThat(control("/control/replay", made.get(1)).statusCode()).isEqualTo(403);
    assertThat(control("/control/approve", "lw_guessed").statusCode()).isEqualTo(401);
    assertThat(control("/control/approve", "").statusCode()).isEqualTo(401);
    desk.revoke(id, "olga");
    assertThat(control("/control/approve", made.get(1)).statusCode()).isEqualTo(401);
  }

  @Test
  void a_session_in_a_browser_is_no_way_to_the_control_api() throws Exception {
    HttpRequest.Builder request =
        request("/control/approve", operator(null))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("all"));
    assertThat(send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void every_address_of_the_program_is_in_the_table() {
    List<String> unknown =
        server.context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .flatMap(info -> info.getPatternValues().stream())
            .map(path -> path.replaceAll("\\{[^}]*}", "some").replaceAll("(.)/$", "$1"))
            .filter(path -> !Access.hasCredentialsOfItsOwn(path) && !Access.knows(path))
            .toList();
    assertThat(unknown).as("pages that nobody may open: say in Access who may").isEmpty();
  }

  @Test
  void what_tests_ask_at_every_address_is_every_address_of_the_program() {
    Set<String> declared =
        Addresses.all().stream().map(Addresses.Address::pattern).collect(Collectors.toSet());
    Set<String> answered =
        server.context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
            .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
            .flatMap(info -> info.getPatternValues().stream())
            .filter(path -> !path.startsWith("/actuator") && !path.equals("/error"))
            .collect(Collectors.toSet());
    assertThat(declared).containsAll(answered);
  }

  @Test
  void the_role_matrix_holds_at_every_address_of_the_server() throws Exception {
    List<String> against = new ArrayList<>();
    for (Role role : Role.values()) {
      against.addAll(addresses().againstTheTable(new SignedIn(role.title(), Set.of(role), null)));
    }
    against.addAll(addresses().againstTheTable(new SignedIn("a person", Set.of(), PERSON)));
    assertThat(against).isEmpty();
  }

  @Test
  void every_page_carries_the_headers_that_keep_its_power_small() throws Exception {
    assertThat(addresses().withoutHeaders(operator(PERSON))).isEmpty();
  }

  @Test
  void no_change_at_any_address_is_taken_without_our_origin_and_the_sessions_own_token()
      throws Exception {
    String cookie = operator(PERSON);
    Database database = server.context().getBean(Journey.class).database();
    Map<String, String> before = Tables.of(database);
    assertThat(addresses().unguarded(cookie)).isEmpty();
    assertThat(Tables.changed(before, Tables.of(database))).isSubsetOf("sign_in_session");
  }

  @Test
  void no_address_sends_a_browser_where_a_form_says_but_to_pages_of_ours() throws Exception {
    Map<String, URI> sent = addresses().sentTo(operator(PERSON));
    server.context().getBean(Journey.class).desk().stops().resume(Optional.empty(), "test");
    assertThat(sent).hasSizeGreaterThan(50);
    assertThat(sent.values())
        .extracting(to -> to.toString().replace(server.address(), ""))
        .allMatch(to -> to.matches("/([a-z?].*)?") && !to.contains("evil"));
  }

  private static EveryAddress addresses() {
    return new EveryAddress(server, Map.of("person", PERSON, "id", PERSON));
  }

  private static String operator(String person) {
    return SomebodyIn.cookie(server, SomebodyIn.everywhere(person));
  }

  private static Links links() {
    return server.context().getBean(Links.class);
  }

  private static HttpResponse<String> control(String path, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("x"));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static HttpResponse<String> get(String path, String cookie) throws Exception {
    return send(request(path, cookie).header("Accept", "text/html"));
  }

  /** As a browser does that has just read the page. */
  private static HttpResponse<String> post(String path, String form, String cookie)
      throws Exception {
    String token = token(cookie.isEmpty() ? "/sign-in" : "/account", cookie);
    return send(
        request(path, cookie)
            .header("Accept", "text/html")
            .header("Origin", server.address())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&_token=" + token)));
  }

  private static String token(String page, String cookie) throws Exception {
    Matcher found =
        Pattern.compile("name=\"_token\" value=\"([^\"]+)\"").matcher(get(page, cookie).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String bare(String html) {
    return html.replaceAll("value=\"[^\"]*\"", "").replaceAll("Token&quot;: &quot;[^&]*", "");
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What a client sends that minds no rules. */
  private static String raw(String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Kept for somebody to look at. */
  private static void look(Page page, String name) {
    for (int width : List.of(1280, 400)) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of("target/screenshots/sign-in-" + name + "-" + width + ".png"))
              .setFullPage(true));
    }
    assertThat(Axe.findings(page)).as(name).isEmpty();
  }
}
