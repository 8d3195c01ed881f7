package org.learnwire.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.app.signin.Door.Try;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Sessions.Session;
import org.learnwire.app.signin.Sessions.SessionRules;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Passwords, links, sessions and tokens over a database, with a clock that is set by hand. */
class DoorTest {
  private static final String HERE = "http://localhost:8080";
  private static final String GOOD = "four words of ana";

  @TempDir Path data;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final InstantSource hands = () -> now;
  private final Clock clock = hands.withZone(ZoneOffset.UTC);
  private final OurAddress address = new OurAddress(Optional.empty());
  private Database database;
  private Accounts accounts;
  private Sessions sessions;
  private Links links;
  private Door door;

  @BeforeEach
  void open() {
    database = database();
    SignInKey key = SignInKey.in(data);
    accounts = new Accounts(database, clock);
    sessions = new Sessions(database, clock, SessionRules.usual());
    links = new Links(database, clock, key);
    door =
        new Door(
            accounts,
            new WrongPasswords(database, clock, key),
            sessions,
            links,
            new SignInRecord(database, clock, new SignInLog(data, clock)),
            address,
            new ClientAddress(List.of("10.0.0.0/8")));
  }

  Database database() {
    return TestDatabase.open(data);
  }

  /** All that the database holds, as whoever steals it reads it. */
  String stolen() throws IOException {
    database.close();
    return Files.readString(
        data.resolve("learnwire.db"), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_right_password_begins_a_session_and_the_name_may_be_typed_in_capitals() {
    ana(Role.HR_OPS);
    MockHttpServletResponse response = new MockHttpServletResponse();

    assertThat(door.password(" ANA ", GOOD, request(), response).in()).isTrue();

    assertThat(response.getHeader("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Secure");
    Session session = sessions.find(cookie(response), HERE, true).orElseThrow();
    assertThat(session.who()).isEqualTo(new SignedIn("ana", Set.of(Role.HR_OPS), null));
  }

  @Test
  void neither_password_nor_cookie_nor_token_stands_in_the_database() throws Exception {
    ana(Role.HR_OPS);
    MockHttpServletResponse response = new MockHttpServletResponse();
    door.password("ana", GOOD, request(), response);
    String token =
        new ApiTokens(database, clock)
            .make("ci", Set.of(Scope.WRITES), Duration.ofDays(1), "olga")
            .token();

    String file = stolen();
    assertThat(file).contains("$argon2id$v=19$m=16384,t=2,p=1$", "ana");
    assertThat(file).doesNotContain(GOOD, cookie(response), token);
  }

  @Test
  void under_the_public_name_the_cookie_travels_by_tls_alone_and_is_nobody_elses_to_set() {
    OurAddress acme = new OurAddress(Optional.of("https://learn.acme.test"));
    MockHttpServletRequest request = request();
    request.removeHeader("Host");
    request.addHeader("Host", "learn.acme.test");
    MockHttpServletResponse response = new MockHttpServletResponse();

    new SessionCookie(acme).set(request, response, "x");

    assertThat(response.getHeader("Set-Cookie"))
        .startsWith("__Host-learnwire-session=x")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void signing_in_gives_a_new_session_and_ends_the_one_before() {
    ana(Role.HR_OPS);
    String planted = sessions.begin(new SignedIn("x", Set.of(), null), null, HERE);
    MockHttpServletRequest request = request();
    request.setCookies(new jakarta.servlet.http.Cookie("learnwire-session", planted));
    MockHttpServletResponse response = new MockHttpServletResponse();

    door.password("ana", GOOD, request, response);

    assertThat(cookie(response)).isNotEqualTo(planted);
    assertThat(sessions.find(planted, HERE, true)).isEmpty();
  }

  @Test
  void a_session_cookie_at_another_address_is_worth_nothing() {
    String cookie = sessions.begin(new SignedIn("ana", Set.of(Role.HR_OPS), null), null, HERE);

    assertThat(sessions.find(cookie, "https://learn.acme.test", true)).isEmpty();
    assertThat(sessions.find(cookie, "http://localhost:9999", true)).isEmpty();
    assertThat(sessions.find(cookie, HERE, true)).isPresent();
  }

  @Test
  void a_session_ends_when_nobody_is_there_and_after_a_working_day_in_any_case() {
    String cookie = sessions.begin(new SignedIn("ana", Set.of(Role.HR_OPS), null), null, HERE);
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.find(cookie, HERE, false)).as("a page that polls is nobody").isPresent();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(sessions.find(cookie, HERE, true)).isEmpty();

    String busy = sessions.begin(new SignedIn("ana", Set.of(Role.HR_OPS), null), null, HERE);
    for (int i = 0; i < 23; i++) {
      now = now.plus(Duration.ofMinutes(20));
      assertThat(sessions.find(busy, HERE, true)).isPresent();
    }
    now = now.plus(Duration.ofMinutes(21));
    assertThat(sessions.find(busy, HERE, true)).isEmpty();
  }

  @Test
  void whoever_is_disabled_or_gets_other_roles_is_out_at_once() {
    ana(Role.HR_OPS);
    accounts.add("olga", "Olga", Set.of(Role.INTEGRATOR), null);
    accounts.password("olga", "four words of olg@");
    MockHttpServletResponse first = new MockHttpServletResponse();
    door.password("ana", GOOD, request(), first);
    accounts.roles("ana", Set.of(Role.VIEWER));
    assertThat(sessions.find(cookie(first), HERE, true)).isEmpty();

    MockHttpServletResponse second = new MockHttpServletResponse();
    door.password("ana", GOOD, request(), second);
    accounts.disable("ana");
    assertThat(sessions.find(cookie(second), HERE, true)).isEmpty();
    assertThat(door.password("ana", GOOD, request(), second).in()).isFalse();
    assertThatThrownBy(() -> accounts.disable("olga")).hasMessageContaining("last integrator");
  }

  @Test
  void wrong_passwords_double_the_wait_and_the_right_one_is_not_even_looked_at_meanwhile() {
    ana(Role.HR_OPS);
    for (int i = 0; i < 5; i++) {
      assertThat(wrong("ana", "10.1.1.1").pause()).isZero();
    }
    assertThat(wrong("ana", "10.1.1.1").pause()).isEqualTo(Duration.ofSeconds(1));
    Try right = door.password("ana", GOOD, from("10.9.9.9"), new MockHttpServletResponse());
    assertThat(right.in()).as("from another address too").isFalse();
    now = now.plusSeconds(1);
    assertThat(wrong("ana", "10.1.1.1").pause()).isZero();
    assertThat(wrong("ana", "10.1.1.1").pause()).isEqualTo(Duration.ofSeconds(2));
    now = now.plusSeconds(2);
    assertThat(door.password("ana", GOOD, request(), new MockHttpServletResponse()).in()).isTrue();
    assertThat(wrong("ana", "10.1.1.1").pause()).as("it starts afresh").isZero();
  }

  @Test
  void an_address_that_tries_many_names_is_slowed_and_the_log_repeats_nothing_typed()
      throws Exception {
    ana(Role.HR_OPS);
    for (int i = 0; i < 20; i++) {
      assertThat(wrong("guess" + i, "10.1.1.1").pause()).isZero();
    }
    assertThat(wrong("another", "10.1.1.1").pause()).isPositive();
    assertThat(wrong("another", "192.0.2.7").pause()).isZero();
    wrong("ana", "192.0.2.7");

    assertThat(Files.readString(data.resolve("sign-in.log")))
        .contains("Refused: wrong password, ana, from 192.0.2.7", "no account of ours")
        .doesNotContain("guess1", "of a stranger");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("sign-in.log"))))
        .isEqualTo("rw-------");
  }

  @Test
  void what_a_stranger_says_of_forwarding_is_not_believed() {
    ClientAddress client = new ClientAddress(List.of("10.0.0.0/8"));
    MockHttpServletRequest stranger = from("192.0.2.7");
    stranger.addHeader("X-Forwarded-For", "198.51.100.1");
    assertThat(client.of(stranger)).isEqualTo("192.0.2.7");

    MockHttpServletRequest proxy = from("10.0.0.1");
    proxy.addHeader("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 10.0.0.2");
    assertThat(client.of(proxy)).isEqualTo("198.51.100.1");

    MockHttpServletRequest nonsense = from("10.0.0.1");
    nonsense.addHeader("X-Forwarded-For", "a\tb");
    assertThat(client.of(nonsense)).isEqualTo("10.0.0.1");
  }

  @Test
  void a_link_is_good_once_and_looking_at_it_does_not_use_it_up() {
    String key = links.hand(Link.person("Ana", "p1"), Duration.ofDays(1));
    assertThat(links.look(key)).isPresent();
    assertThat(links.look(key)).isPresent();
    MockHttpServletResponse response = new MockHttpServletResponse();

    assertThat(door.link(key, request(), response).orElseThrow().page()).isEqualTo("/loop/next");

    assertThat(sessions.find(cookie(response), HERE, true).orElseThrow().who())
        .isEqualTo(new SignedIn("Ana", Set.of(), "p1"));
    assertThat(links.look(key)).isEmpty();
    assertThat(door.link(key, request(), new MockHttpServletResponse())).isEmpty();
  }

  @Test
  void a_link_to_what_asks_somebody_lands_on_one_task() {
    List<String> open = new ArrayList<>(List.of("e1", "e2"));
    AccountDesk desk =
        new AccountDesk(
            accounts,
            links,
            new ApiTokens(database, clock),
            new SignInRecord(database, clock, new SignInLog(data, clock)),
            name -> "p1",
            id -> open,
            () -> HERE);
    assertThat(page(desk.link("E1", "", Duration.ofDays(3), "ida")))
        .isEqualTo("/loop/question?id=e1");
    assertThat(page(desk.link("E1", "e2", Duration.ofDays(3), "ida")))
        .isEqualTo("/loop/question?id=e2");
    assertThatThrownBy(() -> desk.link("E1", "e3", Duration.ofDays(3), "ida"))
        .hasMessageContaining("Entry e3 does not ask this person");
    open.clear();
    List<String> none = desk.link("E1", "", Duration.ofDays(3), "ida");
    assertThat(none.get(1)).isEqualTo("Nothing asks them now; it opens their own page.");
    assertThat(page(none)).isEqualTo("/loop/next");
  }

  private String page(List<String> said) {
    String key = said.get(0).replaceAll(".*/enter/", "");
    return door.link(key, request(), new MockHttpServletResponse()).orElseThrow().page();
  }

  @Test
  void a_link_that_was_altered_or_is_too_old_or_is_for_something_else_opens_nothing() {
    String key = links.hand(Link.role("Viewer", Role.VIEWER), Duration.ofDays(1));
    String[] parts = key.split("\\.");
    long later = Long.parseLong(parts[2]) + 1;
    for (String altered :
        List.of(
            "",
            "....",
            key + "0",
            key.substring(1),
            parts[0] + "." + parts[1] + "." + later + "." + parts[3],
            "password." + parts[1] + "." + parts[2] + "." + parts[3])) {
      assertThat(links.look(altered)).as(altered).isEmpty();
      assertThat(door.link(altered, request(), new MockHttpServletResponse())).isEmpty();
    }
    ana(Role.HR_OPS);
    String password = links.hand(Link.password(accounts.list().get(0)), Duration.ofDays(1));
    assertThat(door.link(password, request(), new MockHttpServletResponse())).isEmpty();
    assertThat(links.look(password)).as("and is not used up by that").isPresent();
    now = now.plus(Duration.ofDays(1));
    assertThat(links.look(key)).isEmpty();
  }

  @Test
  void a_link_to_a_new_password_ends_what_was_on_and_takes_no_weak_one() {
    ana(Role.HR_OPS);
    MockHttpServletResponse before = new MockHttpServletResponse();
    door.password("ana", GOOD, request(), before);
    String key = links.hand(Link.password(accounts.list().get(0)), Duration.ofDays(1));

    Try weak = door.chosen(key, "short", request(), new MockHttpServletResponse());
    assertThat(weak.why()).contains("at least 12");
    Try taken = door.chosen(key, "other words of hers", request(), new MockHttpServletResponse());

    assertThat(taken.in()).isTrue();
    assertThat(sessions.find(cookie(before), HERE, true)).isEmpty();
    assertThat(
            door.chosen(key, "third words of hers", request(), new MockHttpServletResponse()).in())
        .isFalse();
  }

  @Test
  void the_first_account_is_made_once_with_the_code_of_the_log() throws Exception {
    FirstAccount first = new FirstAccount(accounts, links, new SignInLog(data, clock));
    first.started(HERE);
    String earlier = code();
    first.started(HERE);
    String latest = code();
    MockHttpServletResponse response = new MockHttpServletResponse();

    assertThat(door.setUp(earlier, "olga", GOOD, request(), response).in()).isFalse();
    assertThat(door.setUp(latest, "not a name!", GOOD, request(), response).why()).isNotNull();
    assertThat(door.setUp(latest.toLowerCase(), "olga", GOOD, request(), response).in()).isTrue();
    assertThat(door.setUp(latest, "eve", GOOD, request(), response).in()).isFalse();

    assertThat(accounts.areSetUp()).isTrue();
    int lines = Files.readAllLines(data.resolve("sign-in.log")).size();
    first.started(HERE);
    assertThat(Files.readAllLines(data.resolve("sign-in.log"))).as("no code more").hasSize(lines);
  }

  @Test
  void a_code_is_too_old_after_a_day() throws Exception {
    new FirstAccount(accounts, links, new SignInLog(data, clock)).started(HERE);
    now = now.plus(Duration.ofHours(24));

    assertThat(door.setUp(code(), "olga", GOOD, request(), new MockHttpServletResponse()).in())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"elevenchars", "aaaaaaaaaaaaaaaa", "ana ana ana ana", "PasswordPassword"})
  void a_password_that_is_guessed_first_is_none(String password) {
    ana(Role.HR_OPS);
    assertThat(accounts.refusal("ana", password)).isNotNull();
    assertThatThrownBy(() -> accounts.password("ana", password))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_token_is_good_until_it_is_revoked_or_too_old() {
    ApiTokens tokens = new ApiTokens(database, clock);
    ApiTokens.Made made = tokens.make("ci", Set.of(Scope.OPERATE), Duration.ofDays(1), "olga");
    ApiTokens.Made old = tokens.make("old", Set.of(Scope.OPERATE), Duration.ofDays(2), "olga");

    assertThat(tokens.find(made.token()).orElseThrow().scopes()).containsExactly(Scope.OPERATE);
    assertThat(tokens.find(made.token() + "x")).isEmpty();
    assertThat(tokens.revoke(made.id())).isTrue();
    assertThat(tokens.find(made.token())).isEmpty();
    now = now.plus(Duration.ofDays(2));
    assertThat(tokens.find(old.token())).isEmpty();
  }

  private void ana(Role role) {
    accounts.add("ana", "ana", Set.of(role), null);
    accounts.password("ana", GOOD);
  }

  private Try wrong(String name, String from) {
    return door.password(
        name, "wrong password of a stranger", from(from), new MockHttpServletResponse());
  }

  private String code() throws Exception {
    List<String> lines = Files.readAllLines(data.resolve("sign-in.log"));
    return lines.get(lines.size() - 1).replaceAll(".*code ([A-Z0-9-]+) .*", "$1");
  }

  private static String cookie(MockHttpServletResponse response) {
    return response.getHeader("Set-Cookie").replaceAll("^[^=]+=([^;]+);.*", "$1");
  }

  private static MockHttpServletRequest request() {
    return from("127.0.0.1");
  }

  private static MockHttpServletRequest from(String address) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign-in");
    request.addHeader("Host", "localhost:8080");
    request.setRemoteAddr(address);
    return request;
  }
}
