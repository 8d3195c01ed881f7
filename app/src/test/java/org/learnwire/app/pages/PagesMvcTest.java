package org.learnwire.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.OurAddress;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.app.signin.SignedInArgument;
import org.learnwire.app.signin.SomebodyIn;
import org.learnwire.ltitool.launch.ToolAddress;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class PagesMvcTest {
  private static final Cookie NAMES = new Cookie(Frame.NAMES_COOKIE, "shown");
  private static final String[] PAGES = {
    "/",
    "/writeback",
    "/decisions",
    "/quarantine",
    "/runs",
    "/statements",
    "/people",
    "/observe",
    "/map",
    "/cycles",
    "/evidence",
    "/evidence/" + AcmeEntries.PERSON,
    "/rules",
    "/audit",
    "/audit/data",
    "/lti"
  };

  private final Acme acme = new Acme();
  private final PageToken token = new PageToken(new OurAddress(Optional.empty()));
  private final AcmeProposals proposals = new AcmeProposals(acme);
  private final AcmeAudit audit = new AcmeAudit(acme);
  private final AcmeCycles cycles = new AcmeCycles(acme);
  private final AcmeEvidence evidence = new AcmeEvidence(acme);
  private final AcmeWriteBack writeBack = new AcmeWriteBack(acme);
  private final AcmeLti lti = new AcmeLti(acme);
  private final ToolAddress address = new ToolAddress(Optional.of("https://learn.acme.test"), "A");
  private final MockMvc mvc = mvc();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/writeback",
        "/writeback?by=person",
        "/writeback/11111111-0000-4000-8000-000000000004",
        "/writeback/undo?entry=11111111-0000-4000-8000-000000000006",
        "/decisions",
        "/quarantine",
        "/runs",
        "/statements",
        "/map",
        "/rules",
        "/rules/recognise-applied-learning",
        "/audit",
        "/audit?person=nobody@example.test&act=looked.at&from=2026-11-01&to=no+day",
        "/audit/data",
        "/lti",
        "/lti/self-test",
        "/people",
        "/people/" + AcmeEntries.PERSON,
        "/proposals",
        "/proposals/" + AcmeEntries.PERSON,
        "/cycles",
        "/evidence",
        "/evidence/" + AcmeEntries.PERSON,
        "/observe"
      })
  void every_page_has_one_heading_and_no_name_until_asked(String path) throws Exception {
    String html = ok(get(path));

    assertThat(Pattern.compile("<h1").matcher(html).results().count()).isEqualTo(1);
    assertThat(html)
        .doesNotContain("López", "Nagy", "Dora", "Rossi", "Bram", "Wei Chen")
        .doesNotContain("@acme.test")
        .doesNotContain("th:", "??", "${");
  }

  @Test
  void every_page_says_what_will_appear_while_there_is_nothing() throws Exception {
    acme.empty = true;
    for (String path : PAGES) {
      assertThat(ok(get(path))).as(path).contains("class=\"empty\"");
    }
  }

  @Test
  void what_is_yours_to_do_is_what_you_may_do() throws Exception {
    SignedIn hr = new SignedIn("hanna", Set.of(Role.HR_OPS), null);
    SignedIn olga = new SignedIn("olga", Set.of(Role.INTEGRATOR), null);
    assertThat(ok(get("/").requestAttr(SomebodyIn.WHO, hr)))
        .contains(" to approve</a>")
        .doesNotContain(" in quarantine</a>");
    assertThat(ok(get("/").requestAttr(SomebodyIn.WHO, olga)))
        .contains(" in quarantine</a>")
        .doesNotContain(" to approve</a>");
  }

  @Test
  void a_rule_stands_in_words_with_what_it_came_to() throws Exception {
    assertThat(ok(get("/rules")))
        .contains("2 rules, 1 of them decided something")
        .contains("somebody else of a practice task", "5,210 statements from before")
        .contains("switched off");
    assertThat(ok(get("/rules/recognise-applied-learning")))
        .contains("Thank E1003")
        .contains("What a person declined is theirs alone");
    assertThat(send(get("/rules/nothing")).getStatus()).isEqualTo(404);
  }

  @Test
  void the_audit_shows_who_did_what_and_leaves_out_what_may_name_somebody() throws Exception {
    assertThat(ok(get("/audit")))
        .contains("entry.approved", "E1003", "row 3", "erased", "shown with names", "Head: ");
    assertThat(ok(get("/audit").cookie(NAMES))).contains("Ana López").doesNotContain("shown with");
    assertThat(ok(get("/audit").param("act", "person.erased")))
        .contains("asked to", "Show everything")
        .doesNotContain("row 3");
    assertThat(ok(get("/audit").param("person", "nobody@acme.test")))
        .contains("Nobody in the HR systems is called so.", "aria-invalid");
    assertThat(ok(get("/audit/audit.csv"))).contains("2,2026-11-22T12:40:00Z", ",'=1+1");
    assertThat(ok(get("/audit/data"))).contains("60 people", "P2Y", "1,204");
  }

  @Test
  void the_chain_is_verified_by_a_button_and_what_is_wrong_is_said() throws Exception {
    String well = send(post("/audit/verify")).getRedirectedUrl();
    assertThat(ok(get(well))).contains("The chain holds", "3 rows, 1 of them erased.");
    audit.trouble = "row 2 is missing; the next is row 3";
    assertThat(ok(get(send(post("/audit/verify")).getRedirectedUrl())))
        .contains("The chain does not hold: row 2 is missing");
  }

  @Test
  void what_a_frozen_cycle_holds_is_planned_for_the_next() throws Exception {
    assertThat(ok(get("/cycles")))
        .contains("3 changes wait for a review cycle", "frozen", "Plan 2 for the next cycle")
        .contains("Plan for 2027", "this changes what stands in it", "bob: locked")
        .contains("cycle 2027 begins on 1 Jan 2027 and has no id for hr");
    assertThat(ok(get("/"))).contains("has no id for hr: add it to its ids");

    MockHttpServletResponse planned = send(post("/cycles/next").param("ids", "a1", "b2"));

    assertThat(planned.getRedirectedUrl()).startsWith("/cycles?note=");
    assertThat(cycles.planned).containsExactly("a1", "b2");
  }

  @Test
  void evidence_is_read_exactly_as_it_goes_out_before_it_is_released() throws Exception {
    String page = "/evidence/" + AcmeEntries.PERSON;
    assertThat(ok(get(page)))
        .contains("The sheet is hidden", "2 lines")
        .doesNotContain("/evidence/release", "asked before");
    assertThat(ok(get(page).cookie(NAMES)))
        .contains("Learning evidence of Ana López, 2026", "the customer stayed")
        .contains("As a comment on the goal", "taken back", "action=\"/evidence/release\"");

    acme.own = false;
    assertThat(ok(get(page).cookie(NAMES)))
        .as("nobody else reads it before it is released")
        .contains("nobody releases it in their place")
        .doesNotContain("the customer stayed", "/evidence/release");

    MockHttpServletResponse released =
        send(
            post("/evidence/release")
                .requestAttr(SomebodyIn.WHO, SomebodyIn.everywhere(AcmeEntries.PERSON))
                .param("person", AcmeEntries.PERSON)
                .param("period", "2026")
                .param("all", "11", "12", "13")
                .param("item", "11", "13")
                .param("to", "link"));

    assertThat(released.getRedirectedUrl()).startsWith(page + "?note=");
    assertThat(evidence.said).containsExactly("release 2026 as link without [12]");
    assertThat(ok(get("/evidence/shared/" + AcmeEvidence.TOKEN)))
        .contains("Ana López", "the customer stayed")
        .doesNotContain("<nav", "_token");
    assertThat(send(get("/evidence/shared/other")).getStatus()).isEqualTo(404);
    MockHttpServletResponse file = send(get("/evidence/shared/" + AcmeEvidence.TOKEN + ".pdf"));
    assertThat(file.getContentType()).startsWith("application/pdf");
    assertThat(file.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void who_has_no_switch_for_names_reads_their_own_evidence_at_once() throws Exception {
    SignedIn ana = new SignedIn("the person asked", Set.of(), AcmeEntries.PERSON);
    assertThat(ok(get("/evidence/" + AcmeEntries.PERSON).requestAttr(SomebodyIn.WHO, ana)))
        .contains("Learning evidence of Ana López, 2026", "action=\"/evidence/release\"")
        .doesNotContain("The sheet is hidden", "href=\"/evidence\"", "action=\"/names\"");
  }

  @Test
  void a_viewer_is_shown_nothing_that_a_viewer_may_not_press() throws Exception {
    SignedIn vik = new SignedIn("vik", Set.of(Role.VIEWER), null);
    Pattern address = Pattern.compile("(href|action|hx-get|hx-post)=\"(/[^\"?#]*)");
    for (String path : List.of("/", "/map", "/rules", "/runs")) {
      String html = ok(get(path).requestAttr(SomebodyIn.WHO, vik));
      address
          .matcher(html)
          .results()
          .filter(each -> !each.group(2).matches("/(assets|webjars)/.*"))
          .forEach(
              each -> {
                boolean changes = each.group(1).equals("action") || each.group(1).equals("hx-post");
                String method = changes ? "POST" : "GET";
                assertThat(Access.may(vik, method, each.group(2)))
                    .as(path + " " + each.group())
                    .isTrue();
              });
    }
    assertThat(ok(get("/").requestAttr(SomebodyIn.WHO, vik)))
        .contains("Waiting for HR ops")
        .doesNotContain("Waiting for you");
  }

  @Test
  void lines_for_the_courses_without_a_path_can_be_taken_away() throws Exception {
    assertThat(ok(get("/map/unmapped.csv")))
        .contains("connection,course,course-name,path,kind,skill")
        .contains("academy,17,Writing for the web,,,");
  }

  @Test
  void names_are_shown_to_who_switched_them_on() throws Exception {
    assertThat(ok(get("/writeback").cookie(NAMES))).contains("Ana López", "Thank you, Dora");
    assertThat(ok(get("/quarantine").cookie(NAMES))).contains("ana@acme.test", "sumgrades");
  }

  @Test
  void the_switch_sets_a_cookie_that_scripts_cannot_read_and_goes_back() throws Exception {
    MockHttpServletResponse on =
        send(post("/names").param("show", "true").param("back", "/writeback"));

    assertThat(on.getRedirectedUrl()).isEqualTo("/writeback");
    assertThat(on.getHeader("Set-Cookie"))
        .contains("learnwire-names=shown", "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Max-Age");
    MockHttpServletResponse off =
        send(post("/names").param("show", "false").param("back", "/writeback"));
    assertThat(off.getHeader("Set-Cookie")).contains("Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.test", "https://evil.test", "/nowhere", ""})
  void nobody_is_sent_to_a_place_that_is_no_page_of_ours(String back) throws Exception {
    assertThat(send(post("/names").param("show", "true").param("back", back)).getRedirectedUrl())
        .isEqualTo("/");
  }

  @Test
  void an_answer_to_the_review_list_is_one_click_and_is_undone_by_another() throws Exception {
    assertThat(ok(get("/people"))).contains("It is theirs", "Nobody’s", "They came back");

    MockHttpServletResponse answer =
        send(
            post("/people/answer")
                .param("review", "r1")
                .param("answer", AcmeEntries.PERSON)
                .param("back", "/people"));
    send(post("/people/undo").param("ruling", "2").param("back", "/people"));

    assertThat(acme.said)
        .containsExactly(
            "answer r1 " + AcmeEntries.PERSON + " said at the review list",
            "undo 2 undone at the page");
    assertThat(ok(get(String.valueOf(answer.getRedirectedUrl())))).contains("Written down");
  }

  @Test
  void whom_something_asks_is_found_and_nobody_answers_for_them() throws Exception {
    String page = "/proposals/" + AcmeEntries.PERSON;
    assertThat(ok(get("/proposals"))).contains("3 questions wait", page, "E1004");
    assertThat(ok(get("/proposals").param("search", "E9"))).contains("Nobody is or was called so");
    assertThat(ok(get(page)))
        .contains("A goal they might like", "for them to send", "would like this goal")
        .contains("What it rests on", "until Tuesday 22 December 2026", "Only they can answer")
        .doesNotContain("method=\"post\" action=\"/proposals");
    assertThat(send(post("/proposals/accept").param("person", AcmeEntries.PERSON)).getStatus())
        .isEqualTo(405);
    assertThat(send(get("/proposals/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
  }

  @Test
  void merging_goes_back_to_the_person_and_says_why_it_was_refused() throws Exception {
    String person = "/people/" + AcmeEntries.PERSON;
    MockHttpServletResponse answer =
        send(
            post("/people/merge")
                .param("id", AcmeEntries.PERSON)
                .param("other", "E9999")
                .param("why", "she came back"));

    assertThat(answer.getRedirectedUrl()).startsWith(person + "?note=");
    assertThat(ok(get(String.valueOf(answer.getRedirectedUrl()))))
        .contains("Nothing was changed.", "Nobody in the HR systems is E9999.");
    assertThat(send(get("/people/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
    assertThat(send(get("/review")).getRedirectedUrl()).isEqualTo("/people");
  }

  @Test
  void approving_one_line_approves_that_line_and_says_so_once() throws Exception {
    String id = acme.plan(1, false).rows().get(0).id();

    MockHttpServletResponse answer =
        send(post("/writeback/approve").param("ids", id).param("back", "/writeback"));

    assertThat(acme.approved).containsExactly(id);
    assertThat(answer.getRedirectedUrl()).startsWith("/writeback?note=");
    String html = ok(get(answer.getRedirectedUrl()));
    assertThat(html).contains("1 approved. Sent with the next pass.").contains("11 changes wait");
    assertThat(ok(get(answer.getRedirectedUrl()))).doesNotContain("1 approved");
  }

  @Test
  void approve_all_approves_what_the_page_showed() throws Exception {
    String html = ok(get("/"));
    Matcher ids = Pattern.compile("name=\"ids\" value=\"([^\"]*,[^\"]*)\"").matcher(html);
    assertThat(ids.find()).isTrue();

    send(post("/writeback/approve").param("ids", ids.group(1)).param("back", "/"));

    assertThat(acme.approved).hasSize(12);
    assertThat(ok(get("/"))).doesNotContain("for your approval").contains("2 to settle");
  }

  @Test
  void a_line_that_no_longer_waits_is_named() throws Exception {
    String id = acme.plan(1, false).rows().get(0).id();
    send(post("/writeback/approve").param("ids", id).param("back", "/writeback"));

    MockHttpServletResponse again =
        send(post("/writeback/approve").param("ids", id).param("back", "/writeback"));

    assertThat(ok(get(again.getRedirectedUrl())))
        .contains("Nothing changed.", "does not wait for approval any more");
  }

  @Test
  void an_unknown_outcome_is_settled_by_what_a_person_found() throws Exception {
    send(
        post("/writeback/settle")
            .param("id", "11111111-0000-4000-8000-000000000005")
            .param("found", "ARRIVED")
            .param("back", "/writeback"));

    assertThat(acme.settled).containsExactly("11111111-0000-4000-8000-000000000005 ARRIVED");
    assertThat(ok(get("/writeback"))).doesNotContain("It arrived");
  }

  @Test
  void a_goal_that_arrived_is_told_with_its_id() throws Exception {
    acme.entries.add(AcmeEntries.lostGoal());
    assertThat(ok(get("/writeback"))).contains("Its id in BambooHR", "later progress");

    send(
        post("/writeback/settle")
            .param("id", AcmeEntries.lostGoal().id())
            .param("found", "ARRIVED")
            .param("remoteId", "77")
            .param("back", "/writeback"));

    assertThat(acme.settled).containsExactly(AcmeEntries.lostGoal().id() + " ARRIVED 77");
  }

  @Test
  void a_conflict_ends_with_theirs_or_with_ours_in_the_plan() throws Exception {
    String html = ok(get("/writeback"));
    assertThat(html).contains("Theirs stays unless you decide otherwise", "10 Jan 2027");

    send(
        post("/writeback/resolve")
            .param("id", "11111111-0000-4000-8000-000000000004")
            .param("keep", "THEIRS")
            .param("back", "/writeback"));

    assertThat(acme.settled).containsExactly("11111111-0000-4000-8000-000000000004 THEIRS");
  }

  @Test
  void one_place_for_the_plan_and_all_that_was_written() throws Exception {
    assertThat(send(get("/plan")).getRedirectedUrl()).isEqualTo("/writeback");
    assertThat(send(get("/plan.csv")).getRedirectedUrl()).isEqualTo("/writeback.csv");
    assertThat(ok(get("/writeback")))
        .contains("Written last", "Stop writing")
        .contains("Slack (kudos) can not be read");
    assertThat(ok(get("/writeback/11111111-0000-4000-8000-000000000004")))
        .contains("Changed there meanwhile", "2027-01-10", "Keep theirs", "Send ours", "a-rule");
    assertThat(send(get("/writeback/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
  }

  @Test
  void writing_is_stopped_and_resumed_and_the_page_says_by_whom() throws Exception {
    send(
        post("/writeback/stop")
            .param("connection", "hr")
            .param("why", "they call")
            .param("back", "/writeback"));
    assertThat(ok(get("/writeback")))
        .contains("Writing to hr is stopped.", "a person at the page", "they call", "Resume");
    send(post("/writeback/resume").param("connection", "hr").param("back", "/writeback"));
    assertThat(ok(get("/writeback"))).doesNotContain("is stopped.");
  }

  @Test
  void an_undo_is_shown_first() throws Exception {
    String id = "11111111-0000-4000-8000-000000000006";
    assertThat(ok(get("/writeback/undo?entry=" + id)))
        .contains("1 change would be undone", "goal.delete", "1 step ends with it");
    assertThat(writeBack.undone).isEmpty();
    send(post("/writeback/undo").param("entry", id).param("why", "wrong person"));
    assertThat(writeBack.undone).containsExactly(id + " wrong person");
  }

  @Test
  void an_undo_is_not_offered_where_the_system_takes_nothing_back_and_it_says_why()
      throws Exception {
    EntryView thanks = acme.entries.get(0);
    assertThat(acme.move(thanks.id(), EntryState.DONE)).isTrue();
    String why = AcmeWriteBack.SENT;
    assertThat(ok(get("/writeback")))
        .contains("No undo: " + why)
        .doesNotContain("/writeback/undo?entry=" + thanks.id());
    assertThat(ok(get("/writeback/" + thanks.id())))
        .contains("This can not be undone: " + why + ".")
        .doesNotContain("/writeback/undo");
    assertThat(ok(get("/writeback/undo?entry=" + thanks.id())))
        .contains("Nothing here can be undone", why)
        .doesNotContain("action=\"/writeback/undo\"");
  }

  @Test
  void who_has_nobody_to_ask_reads_how_a_question_comes_about() throws Exception {
    assertThat(ok(get("/proposals"))).doesNotContain("How a question comes about");
    acme.empty = true;
    SignedIn lea = new SignedIn("lea", Set.of(Role.L_AND_D), null);
    assertThat(ok(get("/proposals").requestAttr(SomebodyIn.WHO, lea)))
        .contains("Nobody is asked anything", "How a question comes about", "href=\"/rules\"")
        .contains("accounts link")
        .doesNotContain("href=\"/people\"", "Whom do you look for?");
  }

  @Test
  void what_was_put_aside_is_told_apart_from_what_is_held_now() throws Exception {
    assertThat(ok(get("/"))).contains("1 put aside, 2 in quarantine now");
  }

  @Test
  void what_is_held_is_not_released_by_a_yes_to_all() throws Exception {
    EntryView one = acme.entries.get(0);
    acme.entries.set(0, AcmeEntries.held(one));
    String html = ok(get("/writeback"));
    Matcher ids = Pattern.compile("name=\"ids\" value=\"([^\"]*,[^\"]*)\"").matcher(html);
    assertThat(ids.find()).isTrue();
    assertThat(ids.group(1)).doesNotContain(one.id());
    assertThat(html).contains("Approve 11", "Release");
  }

  @Test
  void the_plan_comes_back_as_a_file_and_only_its_yes_is_taken() throws Exception {
    String csv = send(get("/writeback.csv")).getContentAsString(StandardCharsets.UTF_8);
    String answered = csv.replaceFirst("(?m)^(\"\")?,([^,]*),(\"\")?,", "yes,$2,v1,");
    MockHttpServletResponse taken =
        send(
            multipart("/writeback/import")
                .file(new MockMultipartFile("file", answered.getBytes(StandardCharsets.UTF_8))));
    assertThat(acme.approved).hasSize(1);
    assertThat(ok(get(taken.getRedirectedUrl()))).contains("1 approved.");
    MockHttpServletResponse refused =
        send(
            multipart("/writeback/import")
                .file(
                    new MockMultipartFile(
                        "file",
                        csv.replaceFirst("(?m)^(\"\")?,", "perhaps,")
                            .getBytes(StandardCharsets.UTF_8))));
    assertThat(ok(get(refused.getRedirectedUrl())))
        .contains("nothing was approved", "neither yes nor no");
    assertThat(acme.approved).hasSize(1);
  }

  @Test
  void a_draft_can_be_declined() throws Exception {
    String id = acme.plan(1, false).rows().get(0).id();
    assertThat(ok(get("/writeback")))
        .contains("Decline", "sent off", "accepted", "Nothing has been sent");

    send(post("/writeback/decline").param("ids", id).param("back", "/writeback"));

    assertThat(acme.declined).containsExactly(id);
  }

  @Test
  void a_quarantined_record_is_replayed() throws Exception {
    send(post("/quarantine/replay").param("ids", "42").param("back", "/quarantine"));
    assertThat(acme.replayed).containsExactly(42L);

    send(post("/quarantine/replay").param("ids", "43").param("back", "/"));
    assertThat(ok(get("/quarantine"))).contains("The quarantine is empty");
  }

  @Test
  void an_open_page_is_left_alone_until_something_changed() throws Exception {
    Matcher seen = Pattern.compile("hx-get=\"(/live\\?seen=[^\"]+)\"").matcher(ok(get("/")));
    assertThat(seen.find()).isTrue();

    assertThat(send(get(seen.group(1))).getStatus()).isEqualTo(204);
    acme.replay(List.of(42L));
    String part = ok(get(seen.group(1)));
    assertThat(part).contains("Quarantine holds 1 record").doesNotContain("<html");
  }

  @Test
  void decisions_can_be_narrowed_to_those_written_back() throws Exception {
    assertThat(ok(get("/decisions?show=sent")))
        .contains("Remind E1001 about E1011")
        .doesNotContain("Set goal");
    assertThat(ok(get("/decisions?show=nonsense"))).contains("Set goal");
  }

  @Test
  void the_plan_can_be_taken_along_as_csv_without_names() throws Exception {
    MockHttpServletResponse csv = send(get("/writeback.csv"));

    assertThat(csv.getContentType()).startsWith("text/csv");
    assertThat(csv.getContentAsString(StandardCharsets.UTF_8))
        .contains("Thank you, E1011")
        .doesNotContain("Dora");
  }

  @Test
  void an_observation_is_saved_and_confirmed() throws Exception {
    MockHttpServletResponse answer = send(observation());

    assertThat(acme.observed).hasSize(1);
    assertThat(ok(get(answer.getRedirectedUrl())))
        .contains("on Sunday 22 November 2026 you saw E1003 apply")
        .contains("appears in the plan");
  }

  @Test
  void the_same_observation_typed_twice_is_one() throws Exception {
    send(observation());
    MockHttpServletResponse again = send(observation());

    assertThat(acme.observed).hasSize(1);
    assertThat(ok(get(again.getRedirectedUrl()))).contains("This was saved before");
  }

  @Test
  void wrong_answers_stay_in_the_form_with_a_message_by_each_field() throws Exception {
    MockHttpServletResponse answer =
        send(
            post("/observe")
                .param("learner", "nobody@else.test")
                .param("practice", "")
                .param("note", "<script>alert(1)</script>")
                .param("observedAt", "2026-11-22")
                .param("observer", ""));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains("4 answers need", "id=\"learner-problem\"", "id=\"practice-problem\"")
        .contains("id=\"applied-problem\"", "id=\"observer-problem\"")
        .contains("value=\"nobody@else.test\"")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert");
    assertThat(acme.observed).isEmpty();
  }

  @Test
  void a_file_is_shown_before_it_is_saved_and_saved_once() throws Exception {
    String csv =
        "observed-at,observer,learner,course,practice-task,applied,note\n"
            + "2026-11-20,rossi@acme.test,E1003,DC-1,Name the disagreement before you solve it,yes,"
            + "\"First\nthen\"\n";
    String preview = ok(upload(csv));
    assertThat(preview).contains("1 observation, all good", "Nothing is saved yet", "E1003");
    assertThat(acme.observed).isEmpty();

    send(post("/observe/import/save").param("csv", csv.replace("\n", "\r\n")));
    MockHttpServletResponse again = send(post("/observe/import/save").param("csv", csv));

    assertThat(acme.observed).hasSize(1);
    assertThat(ok(get(again.getRedirectedUrl()))).contains("0 observations saved");
  }

  @Test
  void a_file_with_a_wrong_line_is_refused_as_a_whole_also_when_a_form_sends_it() throws Exception {
    String csv =
        "observed-at,observer,learner,course,practice-task,applied,note\n"
            + "2026-11-20,rossi@acme.test,E9999,DC-1,Name the disagreement before you solve"
            + " it,yes,\n";

    MockHttpServletResponse preview = send(upload(csv));
    MockHttpServletResponse saved = send(post("/observe/import/save").param("csv", csv));

    assertThat(preview.getStatus()).isEqualTo(422);
    assertThat(saved.getStatus()).isEqualTo(422);
    assertThat(preview.getContentAsString())
        .contains("The file can not be imported as it is", "1 line needs a look")
        .contains("Nobody in HR has “E9999”.");
    assertThat(acme.observed).isEmpty();
  }

  @Test
  void the_empty_file_has_a_row_to_begin_with() throws Exception {
    assertThat(ok(get("/observe/template.csv")))
        .contains("observed-at,observer,learner,course,practice-task,applied,note")
        .contains("2026-11-22,,,DC-1");
  }

  private static RequestBuilder upload(String csv) {
    return multipart("/observe/import")
        .file(
            new MockMultipartFile(
                "file", "seen.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static RequestBuilder observation() {
    return post("/observe")
        .param("learner", "ana@acme.test")
        .param("practice", "t1")
        .param("applied", "yes")
        .param("note", "Let him finish; that turned the call.")
        .param("observedAt", "2026-11-22")
        .param("observer", "rossi@acme.test");
  }

  private String ok(RequestBuilder request) throws Exception {
    MockHttpServletResponse response = send(request);
    assertThat(response.getStatus()).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse send(RequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
    response.setCharacterEncoding("UTF-8");
    return response;
  }

  @Test
  void a_platform_is_shown_with_what_can_be_done_about_it() throws Exception {
    assertThat(ok(get("/lti")))
        .contains("Acme academy", "Sales campus &lt;b&gt;", "in Giving feedback")
        .contains("https://learn.acme.test/lti/launch", "https://learn.acme.test/lti/canvas.json")
        .contains("Approve", "Refuse", "Switch off", "Switch on", "Withdraw", "Make a new key")
        .doesNotContain("Sales campus <b>");
    assertThat(ok(get("/lti/self-test")))
        .contains("2 things to mend", "cannot fetch our keys", "Look whether it reaches /lti/jwks.")
        .contains("1,234</span> by a cookie", "exp has passed by 91 seconds")
        .contains("client id x")
        .doesNotContain("Sales campus <b>");
    acme.empty = true;
    assertThat(ok(get("/lti/self-test"))).contains("a launch has what it needs");
  }

  @Test
  void what_is_decided_of_a_platform_is_done_and_said() throws Exception {
    assertThat(said(post("/lti/invite")))
        .contains("https://learn.acme.test/lti/register?code=k7m2p9x4q8r3t6w5y2az");
    assertThat(
            said(
                post("/lti/deployment")
                    .param("id", "r2")
                    .param("deployment", "5021:x")
                    .param("approve", "true")))
        .contains("Launches from there are let in.");
    assertThat(said(post("/lti/turn").param("id", "r1").param("on", "false")))
        .contains("No launch is let in any more.");
    assertThat(said(post("/lti/remove").param("id", "r3"))).contains("The platform is removed.");
    assertThat(said(post("/lti/remove").param("id", "gone"))).contains("somebody was faster");
    assertThat(said(post("/lti/audience").param("id", "r1").param("audience", " https://a ")))
        .contains("with that audience");
    assertThat(said(post("/lti/audience").param("id", "r1").param("audience", " ")))
        .contains("Nothing was changed.");
    assertThat(said(post("/lti/keys"))).contains("A new key is published");
    assertThat(said(post("/lti/keys").param("withdraw", "k1"))).contains("The key is withdrawn");
    assertThat(said(byHand("c1", "https://b.test/token"))).contains("The platform is registered.");
    assertThat(said(byHand("c1", "file:///token"))).contains("is no address of the web");
    assertThat(said(byHand("10000000000001-r1", "https://b.test/token")))
        .contains("Nothing was changed.");
    assertThat(lti.done)
        .containsExactly(
            "ruled r2 5021:x true",
            "turned r1 false",
            "removed r3",
            "audience r1 https://a",
            "new key",
            "withdrawn k1",
            "added B https://api.brightspace.com/auth/token");
  }

  private static MockHttpServletRequestBuilder byHand(String client, String token) {
    return post("/lti/add")
        .param("title", " B ")
        .param("issuer", "https://b.test")
        .param("client", client)
        .param("dialect", "brightspace")
        .param("auth", "https://b.test/auth")
        .param("token", token)
        .param("jwks", "https://b.test/jwks");
  }

  /** What the page says after a change. */
  private String said(RequestBuilder change) throws Exception {
    String next = mvc.perform(change).andReturn().getResponse().getRedirectedUrl();
    assertThat(next).startsWith("/lti?note=");
    return ok(get(next));
  }

  private MockMvc mvc() {
    Notes notes = new Notes();
    Answer answer = new Answer(notes);
    return MockMvcBuilders.standaloneSetup(
            new JourneyController(acme, cycles),
            new PlanController(acme, acme, answer, writeBack),
            new WriteBackController(writeBack, acme, answer),
            new ListController(acme, acme, answer),
            new NamesController(),
            new PeopleController(acme, acme, answer),
            new ProposalController(proposals),
            new CycleController(cycles, answer),
            new EvidenceController(evidence, answer),
            new ObserveController(acme, answer),
            new ObservationImportController(acme, answer),
            new RulesController(acme),
            new AuditController(audit, answer),
            new LtiController(lti, address, answer),
            new LtiSelfTestController(lti, address),
            new MapController(acme))
        .setControllerAdvice(new Frame(acme, token, notes))
        .setCustomArgumentResolvers(new SignedInArgument())
        .defaultRequest(get("/").requestAttr(SomebodyIn.WHO, SomebodyIn.everywhere(null)))
        .setViewResolvers(views())
        .build();
  }

  private static ThymeleafViewResolver views() {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    ThymeleafViewResolver resolver = new ThymeleafViewResolver();
    resolver.setTemplateEngine(engine);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
