package org.learnwire.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.signin.SignInRecord.Look;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
import org.learnwire.ledger.audit.AuditCheck;
import org.learnwire.ledger.audit.AuditEvent;
import org.learnwire.ledger.audit.AuditLog;
import org.learnwire.ledger.audit.AuditQuestion;
import org.learnwire.ledger.audit.AuditRow;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who is shown by name is written down, once for a list, and each of them finds it. */
class LooksTest {
  private static final SignedIn HANNA = new SignedIn("hanna", Set.of(Role.HR_OPS), "p-hanna");

  @TempDir Path data;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private Database database;
  private SignInRecord record;
  private Looks looks;
  private Purposes purposes;
  private final Set<String> restrictedPeople = new HashSet<>();
  private final Restricted restricted =
      new Restricted() {
        @Override
        public boolean covers(String personId) {
          return restrictedPeople.contains(personId);
        }

        @Override
        public List<String> reasons(String personId) {
          return List.of("disputed");
        }
      };

  @BeforeEach
  void open() {
    InstantSource hands = () -> now;
    Clock clock = hands.withZone(ZoneOffset.UTC);
    database = TestDatabase.open(data);
    record = new SignInRecord(database, clock, new SignInLog(data, clock));
    purposes = new Purposes(clock, restricted);
    looks = new Looks(record, new ListLooks(clock), purposes);
  }

  @AfterEach
  void close() {
    RequestContextHolder.resetRequestAttributes();
    database.close();
  }

  private ModelAndView look(String method, String path, String pattern, String... people) {
    MockHttpServletRequest request = new MockHttpServletRequest(method, path);
    request.setServletPath(path);
    request.setAttribute(SignInFilter.WHO, HANNA);
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    List.of(people).forEach(Named::note);
    ModelAndView page = new ModelAndView();
    looks.postHandle(request, new MockHttpServletResponse(), this, page);
    return page;
  }

  private List<String> lines() {
    return database.read(tx -> AuditLog.latest(tx, AuditQuestion.ALL, 50)).stream()
        .map(AuditRow::event)
        .map(event -> event.subject() + ": " + event.detail())
        .toList();
  }

  @Test
  void a_list_is_one_line_that_names_how_many_and_everybody_on_it_finds_it() {
    look("GET", "/writeback", "/writeback", "p1", "p2", "p3");

    assertThat(lines())
        .containsExactly("/writeback: what is written to other systems, 3 people by name");
    for (String person : List.of("p1", "p2", "p3")) {
      assertThat(record.looks(person, 5))
          .as(person)
          .extracting(Look::who, Look::purpose)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "hanna", "what is written to other systems, 3 people by name"));
    }
    assertThat(record.looks("p4", 5)).isEmpty();
    assertThat(database.read(tx -> AuditCheck.of(tx, List.of())).holds()).isTrue();
  }

  @Test
  void the_same_list_within_the_hour_is_one_look_until_somebody_new_is_on_it() {
    look("GET", "/", "/", "p1", "p2");
    for (int i = 0; i < 30; i++) {
      look("GET", "/live", "/live", "p2", "p1");
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(lines()).hasSize(1);
    look("GET", "/live", "/live", "p2", "p3");
    assertThat(lines()).hasSize(2);
    now = now.plus(Duration.ofMinutes(61));
    look("GET", "/live", "/live", "p2", "p3");
    assertThat(lines()).hasSize(3);
  }

  @Test
  void a_file_is_a_look_of_its_own_and_one_persons_page_or_file_names_the_person() {
    look("GET", "/writeback", "/writeback", "p1", "p2");
    look("GET", "/writeback.csv", "/writeback.csv", "p1", "p2");
    look("GET", "/audit/audit.csv", "/audit/audit.csv", "p1", "p2");
    look("GET", "/evidence/p1", "/evidence/{person}");
    look("GET", "/evidence/p1/r7.pdf", "/evidence/{person}/{release}.pdf");

    assertThat(record.looks("p1", 9))
        .extracting(Look::purpose)
        .containsExactly(
            "what they can show in a review, as a file",
            "what they can show in a review",
            "who did what, as a file, 2 people by name",
            "what is written to other systems, as a file, 2 people by name",
            "what is written to other systems, 2 people by name");
  }

  @Test
  void without_names_nobody_was_looked_at_and_ones_own_name_is_nobodys_business() {
    look("GET", "/decisions", "/decisions");
    look("GET", "/evidence/p-hanna", "/evidence/{person}");
    look("GET", "/decisions", "/decisions", "p-hanna");
    look("POST", "/writeback/approve", "/writeback/approve", "p1");
    assertThat(lines()).isEmpty();

    look("GET", "/decisions", "/decisions", "p-hanna", "p1");
    assertThat(record.looks("p1", 5)).hasSize(1);
    assertThat(record.looks("p-hanna", 5)).isEmpty();
  }

  @Test
  void what_a_page_is_opened_for_can_be_said_in_every_language() throws Exception {
    for (String language : List.of("", "_de", "_es", "_fr")) {
      Properties words = new Properties();
      String file = "/org/learnwire/ltitool/pages/words" + language + ".properties";
      try (InputStream in = LooksTest.class.getResourceAsStream(file)) {
        words.load(in);
      }
      for (String purpose : Looks.purposes()) {
        String key = "purpose." + purpose.replaceFirst(", .*", "").replace(' ', '-');
        assertThat(words.containsKey(key)).as(key + language).isTrue();
      }
    }
  }

  private MockHttpServletResponse open(SignedIn who, String path, String pattern) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    request.setAttribute(SignInFilter.WHO, who);
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
    MockHttpServletResponse response = new MockHttpServletResponse();
    boolean goesOn = looks.preHandle(request, response, this);
    assertThat(goesOn).isEqualTo(response.getStatus() == 200);
    return response;
  }

  @Test
  void a_restricted_persons_page_opens_for_the_person_and_for_hr_with_a_purpose_alone()
      throws Exception {
    restrictedPeople.add("p1");
    SignedIn olga = new SignedIn("olga", Set.of(Role.INTEGRATOR), null);
    SignedIn ana = new SignedIn("ana", Set.of(), "p1");
    for (String[] page :
        List.of(
            new String[] {"/people/p1", "/people/{id}", "people"},
            new String[] {"/proposals/p1", "/proposals/{person}", "proposals"},
            new String[] {"/evidence/p1", "/evidence/{person}", "evidence"},
            new String[] {"/evidence/p1/r.pdf", "/evidence/{person}/{release}.pdf", "evidence"})) {
      assertThat(open(olga, page[0], page[1]).getStatus()).as(page[0]).isEqualTo(403);
      assertThat(open(HANNA, page[0], page[1]).getRedirectedUrl())
          .isEqualTo("/people/p1/purpose?page=" + page[2]);
      assertThat(open(ana, page[0], page[1]).getStatus()).as(page[0]).isEqualTo(200);
      assertThat(open(HANNA, page[0].replace("p1", "p2"), page[1]).getStatus()).isEqualTo(200);
    }
    assertThat(Purposes.asked("p1", "//evil.test")).isEqualTo("/people/p1/purpose?page=people");
    assertThat(Purposes.opened("p1", "evidence")).isEqualTo("/evidence/p1");
    purposes.say(HANNA, "p1");

    assertThat(open(HANNA, "/evidence/p1", "/evidence/{person}").getStatus()).isEqualTo(200);
    assertThat(open(olga, "/people/p1", "/people/{id}").getStatus()).isEqualTo(403);
    now = now.plus(Duration.ofMinutes(31));
    assertThat(open(HANNA, "/evidence/p1", "/evidence/{person}").getStatus()).isEqualTo(302);
  }

  @Test
  void an_erased_person_is_on_no_list_any_more_and_the_chain_holds() {
    look("GET", "/people", "/people", "p1", "p2");
    database.write("erase", tx -> tx.update("delete from audit_about where person_id = ?", "p1"));
    assertThat(record.looks("p1", 5)).isEmpty();
    assertThat(record.looks("p2", 5)).hasSize(1);
    AuditEvent event =
        database.read(tx -> AuditLog.latest(tx, AuditQuestion.ALL, 1)).get(0).event();
    assertThat(event.personId()).isNull();
    assertThat(database.read(tx -> AuditCheck.of(tx, List.of())).holds()).isTrue();
  }
}
