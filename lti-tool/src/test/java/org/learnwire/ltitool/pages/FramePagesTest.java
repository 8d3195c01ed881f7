package org.learnwire.ltitool.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.ltitool.pages.Viewer.How;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Every page of the frame, what it says, and what it refuses. */
class FramePagesTest {
  private static final String DAY = "2026-11-20";
  private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");
  private static final List<String> OF_ANA =
      List.of(
          "/loop",
          "/loop/practised?task=" + AcmeFrame.TASK,
          "/loop/ask?task=" + AcmeFrame.TASK,
          "/loop/thank",
          "/loop/question?id=q1",
          "/loop/known");
  private static final List<String> OF_THEO =
      List.of(
          "/loop",
          "/team",
          "/team/huddle",
          "/team/coached?person=" + AcmeFrame.ANA,
          "/team/observed?person=" + AcmeFrame.ANA + "&task=" + AcmeFrame.TASK,
          "/loop/question?id=q2",
          "/loop/question?id=q3");
  private static final List<String> OF_TEACHERS =
      List.of("/course", "/course?course=" + AcmeFrame.FEEDBACK, "/course/sprint");

  private final AcmeFrame acme = new AcmeFrame();
  private final MockMvc mvc = mvc();
  private Viewer viewer = ana();

  private static Viewer ana() {
    return viewer(AcmeFrame.ANA, false, null);
  }

  private static Viewer theo() {
    return viewer(AcmeFrame.THEO, false, null);
  }

  private static Viewer viewer(String person, boolean teaches, String course) {
    Map<String, String> proof = Map.of("X-Learnwire-Token", "abc-DEF_1");
    return new Viewer(person, How.LINK, teaches, course, null, proof);
  }

  static Stream<String> languages() {
    return LANGUAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_page_speaks_the_readers_language_and_has_one_heading(String language)
      throws Exception {
    acme.language = language;
    for (String path : OF_ANA) {
      whole(path, language);
    }
    viewer = theo();
    for (String path : OF_THEO) {
      whole(path, language);
    }
    viewer = viewer(null, true, null);
    for (String path : OF_TEACHERS) {
      whole(path, acme.language = language);
    }
    acme.empty = true;
    for (String path : List.of("/course")) {
      whole(path, language);
    }
    viewer = theo();
    for (String path : List.of("/loop", "/team", "/team/huddle", "/loop/known")) {
      whole(path, language);
    }
  }

  private void whole(String path, String language) throws Exception {
    MockHttpServletResponse answer =
        send(get(path).header("Accept-Language", language + "-AT,xx;q=0.5"));
    String html = answer.getContentAsString();
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    assertThat(html).as(path).contains("<html lang=\"" + language + "\" dir=\"ltr\">");
    assertThat(Pattern.compile("<h1").matcher(html).results().count()).as(path).isEqualTo(1);
    assertThat(html).as(path).doesNotContain("??", "th:", "${", "#{", "{0}", "null");
  }

  @Test
  void every_language_has_every_word_and_every_place_for_one() {
    Properties english = words("");
    for (String language : List.of("_de", "_es", "_fr")) {
      Properties words = words(language);
      assertThat(words.keySet()).as(language).isEqualTo(english.keySet());
      english.forEach(
          (key, text) ->
              assertThat(places(words.get(key).toString()))
                  .as(key + language)
                  .isEqualTo(places(text.toString())));
    }
  }

  private static List<String> places(String text) {
    return Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(r -> r.group())
        .sorted()
        .toList();
  }

  private static Properties words(String language) {
    Properties words = new Properties();
    String name = "words" + language + ".properties";
    try (var in = FramePages.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  @Test
  void the_loop_goes_from_what_was_learned_to_what_was_thanked_for() throws Exception {
    assertThat(ok("/loop"))
        .containsSubsequence(
            "Your loop, Ana López",
            "A goal you might like",
            "Bram de Vries asks you for feedback",
            "Difficult conversations",
            "Learned: Listening, 11 November",
            "Practice agreed with Theo Rossi · 12 November",
            "tried 2 times",
            "Feedback · 20 November · Theo Rossi: partly",
            "1 reflection, yours alone",
            "1 March 2025",
            "60%",
            "As it stood in PeopleSoft on 22 November.",
            "for the handover checklist",
            "Wei Chen");
  }

  @Test
  void a_leader_sees_what_is_open_and_no_reflection() throws Exception {
    viewer = theo();
    assertThat(ok("/team"))
        .contains("Ana López", "Open the call", "Learned from “Teams”", "Seen applied: “Pause”")
        .contains("Thanks for Ana López, for you to send", "Ana López would like this goal")
        .doesNotContain("quagga");
    assertThat(ok("/team/huddle")).contains("5 minutes", "for the handover checklist");
  }

  @Test
  void those_of_whom_nothing_waits_stand_together_at_the_end() throws Exception {
    viewer = theo();
    assertThat(ok("/team"))
        .containsSubsequence("Ana López", "No open practice", "Wei Chen", "Note a conversation")
        .containsOnlyOnce("No open practice");
  }

  @Test
  void evidence_for_a_review_is_found_from_the_loop_but_within_a_frame() throws Exception {
    assertThat(ok("/loop")).contains("href=\"/evidence/" + AcmeFrame.ANA + "\"");
    viewer = new Viewer(AcmeFrame.ANA, How.LAUNCH, false, null, null, Map.of());
    assertThat(ok("/loop")).doesNotContain("/evidence/");
  }

  @Test
  void somebody_who_leads_nobody_has_no_team_and_no_way_to_it() throws Exception {
    assertThat(ok("/loop")).doesNotContain("href=\"/team\"");
    assertThat(ok("/team")).contains("You lead nobody here");
  }

  @Test
  void html_in_a_name_is_text() throws Exception {
    acme.name = "<img src=x onerror=alert(1)>";
    for (String path : List.of("/loop", "/team", "/team/huddle")) {
      viewer = path.equals("/loop") ? ana() : theo();
      assertThat(ok(path)).as(path).contains("&lt;img src=x").doesNotContain("<img");
    }
    acme.kept.clear();
    viewer = ana();
    String words = "<script>alert(1)</script>";
    String again =
        send(post("/loop/thank").param("other", "who?").param("words", words)).getContentAsString();
    assertThat(again).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void what_was_tried_is_kept_and_the_same_form_sent_twice_says_so() throws Exception {
    MockHttpServletRequestBuilder form =
        post("/loop/practised")
            .param("task", AcmeFrame.TASK)
            .param("day", DAY)
            .param("form", "f1")
            .param("words", " It \r\nworked. ");
    assertThat(send(form).getRedirectedUrl()).isEqualTo("/loop?done=practised");
    assertThat(send(form).getRedirectedUrl()).isEqualTo("/loop?done=there");
    assertThat(acme.kept.get(0).toString()).contains("It \nworked.", "f1", "2026-11-20");
    assertThat(ok("/loop?done=practised")).contains("yours alone.");
    assertThat(ok("/loop?done=<b>")).doesNotContain("<b>", "toast");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/loop/practised | 2026-11-23 | fine  | This day has not come yet",
        "/loop/practised | 2019-01-01 | fine  | more than two years ago",
        "/loop/practised | yesterday  | fine  | This is not a day",
        "/loop/practised | 2026-11-20 | LONG  | This is 2,001 characters long",
        "/loop/practised | 2026-11-20 | BELL  | a character in it that nobody can read",
        "/loop/thank     | 2026-11-20 | ''    | This is missing",
        "/team/coached   | 2026-11-20 | ''    | This is missing",
        "/team/coached   | 2026-11-20 | LONG  | This is 2,001 characters long",
        "/team/observed  | 2026-11-20 | fine  | Choose one.",
        "/team/observed  | soon       | fine  | This is not a day",
      })
  void what_is_wrong_is_said_and_nothing_is_kept(String path, String day, String words, String said)
      throws Exception {
    viewer = path.startsWith("/team") ? theo() : ana();
    String typed =
        switch (words) {
          case "LONG" -> "x".repeat(2_001);
          case "BELL" -> "ring\u0007";
          default -> words;
        };
    MockHttpServletResponse answer =
        send(
            post(path)
                .param("task", AcmeFrame.TASK)
                .param("person", AcmeFrame.ANA)
                .param("other", "bram@acme.test")
                .param("day", day)
                .param("words", typed));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains(said, "class=\"problem\"", "Nothing was saved yet", "role=\"alert\"");
    assertThat(acme.kept).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody@acme.test | Nobody in the HR system has this",
        "shared@acme.test | more than one employee",
        "ana@acme.test    | This is you",
        "''               | This is missing"
      })
  void thanks_go_to_one_other_person_whom_hr_knows(String whom, String said) throws Exception {
    for (String path : List.of("/loop/thank", "/loop/ask")) {
      MockHttpServletResponse answer =
          send(
              post(path)
                  .param("task", AcmeFrame.TASK)
                  .param("whom", "other")
                  .param("other", whom)
                  .param("words", "for it"));
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(answer.getContentAsString()).contains(said);
    }
    assertThat(acme.kept).isEmpty();
  }

  @Test
  void a_manager_is_asked_without_being_typed() throws Exception {
    MockHttpServletRequestBuilder form =
        post("/loop/ask").param("task", AcmeFrame.TASK).param("whom", "manager");
    assertThat(send(form).getRedirectedUrl()).isEqualTo("/loop?done=asked");
    assertThat(acme.kept).containsExactly(new LearnerDesk.Asking(AcmeFrame.TASK, "manager", ""));
  }

  @Test
  void somebody_who_is_not_my_report_is_refused_and_nothing_is_kept() throws Exception {
    for (Viewer who : List.of(ana(), theo())) {
      viewer = who;
      for (String person : List.of(AcmeFrame.THEO, "' or 1=1 --", "")) {
        for (String path : List.of("/team/coached", "/team/observed")) {
          MockHttpServletResponse answer =
              send(
                  post(path)
                      .param("person", person)
                      .param("task", AcmeFrame.TASK)
                      .param("seen", "yes")
                      .param("day", DAY)
                      .param("words", "saw it"));
          assertThat(answer.getStatus()).as(path + person).isEqualTo(403);
          assertThat(answer.getContentAsString()).contains("is not among those");
        }
      }
    }
    assertThat(acme.kept).isEmpty();
  }

  @Test
  void who_only_asked_for_feedback_is_given_it_and_nothing_more() throws Exception {
    viewer = theo();
    MockHttpServletRequestBuilder saw =
        post("/team/observed")
            .param("person", AcmeFrame.BRAM)
            .param("task", AcmeFrame.TASK)
            .param("seen", "partly")
            .param("day", DAY);
    assertThat(send(saw).getRedirectedUrl()).isEqualTo("/team?done=observed");
    assertThat(send(get("/team/coached?person=" + AcmeFrame.BRAM)).getStatus()).isEqualTo(403);
    assertThat(acme.kept).hasSize(1);
  }

  @Test
  void a_question_is_answered_by_whom_it_asks() throws Exception {
    assertThat(
            send(post("/loop/accept").param("id", "q1").param("word.text", "Mine"))
                .getRedirectedUrl())
        .isEqualTo("/loop?done=accepted");
    assertThat(send(post("/loop/decline").param("id", "q1")).getRedirectedUrl())
        .isEqualTo("/loop?done=declined");
    assertThat(acme.kept).containsExactly("q1{text=Mine}", "no to q1: ");
    assertThat(send(post("/loop/accept").param("id", "q2")).getStatus()).isEqualTo(403);
    acme.refusal = "the day has passed";
    MockHttpServletResponse refused =
        send(post("/loop/accept").param("id", "q1").param("word.text", "Still mine"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("the day has passed", "Still mine");
    viewer = theo();
    acme.refusal = null;
    assertThat(send(post("/loop/accept").param("id", "q2")).getRedirectedUrl())
        .isEqualTo("/team?done=accepted");
  }

  @Test
  void what_a_question_rests_on_is_said_in_the_readers_language() throws Exception {
    for (String path : List.of("/loop", "/loop/question?id=q1")) {
      acme.language = "de";
      assertThat(ok(path)).as(path).contains("Abgeschlossen: Listening · 11. November");
      acme.language = "fr";
      assertThat(ok(path)).as(path).contains("Terminé : Listening · 11 novembre");
      assertThat(ok(path)).as(path).doesNotContain("From the path");
    }
    viewer = theo();
    assertThat(ok("/loop/question?id=q3")).contains("lang=\"en\" dir=\"auto\">From the path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | text    | ''         | This is missing",
        "de | text    | ''         | Das fehlt noch",
        "de | dueDate | 2026-11-01 | in den nächsten fünf Jahren",
        "de | dueDate | bald       | Das ist kein Tag",
      })
  void own_words_that_cannot_be_taken_are_said_at_the_field_in_the_readers_language(
      String language, String field, String typed, String said) throws Exception {
    acme.language = language;
    MockHttpServletResponse answer =
        send(post("/loop/accept").param("id", "q1").param("word." + field, typed));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .containsOnlyOnce("id=\"word-" + field + "-problem\"")
        .contains(said, "aria-invalid=\"true\"");
    assertThat(acme.kept).isEmpty();
  }

  @Test
  void thanks_that_are_to_be_sent_by_who_leads_nobody_stand_on_their_loop() throws Exception {
    viewer = viewer(AcmeFrame.BRAM, false, null);
    assertThat(ok("/loop")).contains("Thanks for Ana López, for you to send");
    assertThat(ok("/loop/question?id=q4")).contains("href=\"/loop\"");
    assertThat(send(post("/loop/accept").param("id", "q4")).getRedirectedUrl())
        .isEqualTo("/loop?done=accepted");
  }

  @Test
  void a_goal_that_was_closed_there_is_no_open_one() throws Exception {
    assertThat(ok("/loop"))
        .containsSubsequence("Give feedback that lands", "60%", "Hear people out", ">closed<")
        .containsOnlyOnce("<progress");
  }

  @Test
  void the_first_of_a_month_is_the_first_in_french() {
    java.util.Locale french = java.util.Locale.FRENCH;
    Speech say = new Speech(FrameWords.messageSource(), french, AcmeFrame.TODAY);
    assertThat(say.day(java.time.LocalDate.of(2026, 12, 1))).isEqualTo("1er décembre");
    assertThat(say.day(java.time.LocalDate.of(2026, 12, 11))).isEqualTo("11 décembre");
  }

  @Test
  void a_link_lands_on_the_one_thing_that_asks() throws Exception {
    assertThat(send(get("/loop/next")).getRedirectedUrl()).isEqualTo("/loop/question?id=q1");
    viewer = theo();
    assertThat(send(get("/loop/next")).getRedirectedUrl()).isEqualTo("/team");
    acme.empty = true;
    assertThat(send(get("/loop/next")).getRedirectedUrl()).isEqualTo("/loop");
  }

  @Test
  void a_course_is_shown_to_whoever_teaches_it_in_groups_that_are_large_enough() throws Exception {
    assertThat(send(get("/course")).getStatus()).isEqualTo(403);
    assertThat(send(post("/course/sprint").param("name", "x")).getStatus()).isEqualTo(403);
    viewer = viewer(null, true, AcmeFrame.LISTENING);
    assertThat(ok("/course"))
        .contains(
            "31", "nearly all or all", "too few to show", "not counted", "visibility: programme");
    assertThat(send(get("/course?course=" + AcmeFrame.FEEDBACK)).getStatus()).isEqualTo(403);
    viewer = viewer(null, true, AcmeFrame.FEEDBACK);
    assertThat(ok("/course")).contains("too few to show").doesNotContain("<table", "31");
    assertThat(send(get("/loop")).getRedirectedUrl()).isEqualTo("/course");
  }

  @Test
  void a_sprint_is_made_of_a_name_a_team_and_a_day_to_come() throws Exception {
    viewer = viewer(null, true, null);
    MockHttpServletResponse wrong =
        send(
            post("/course/sprint")
                .param("name", "\"}, evil: {")
                .param("team", "Nowhere")
                .param("starts", "2026-11-01"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(wrong.getContentAsString())
        .contains("Letters, digits", "Choose one", "Choose today");
    MockHttpServletResponse made =
        send(
            post("/course/sprint")
                .param("name", "Listening 1")
                .param("team", "Support South")
                .param("starts", "2026-12-01"));
    assertThat(made.getContentAsString())
        .contains("programme: &quot;Listening 1&quot;", "Fewer than five");
  }

  @Test
  void without_a_viewer_there_is_no_page_and_no_session_speaks_for_a_launch() throws Exception {
    viewer = null;
    for (String path : List.of("/loop", "/team", "/course", "/loop/known.json")) {
      MockHttpServletResponse answer = send(get(path));
      assertThat(answer.getStatus()).as(path).isEqualTo(401);
      assertThat(answer.getContentAsString()).contains("Open it again from your course");
    }
    viewer = ana();
    MockHttpServletResponse forged =
        send(post("/loop/thank").header(Viewer.LAUNCH_HEADER, "made-up").param("words", "x"));
    assertThat(forged.getStatus()).isEqualTo(401);
    assertThat(acme.kept).isEmpty();
  }

  @Test
  void who_was_launched_and_is_nobody_in_hr_is_told_whom_to_ask() throws Exception {
    viewer = viewer(null, false, null);
    MockHttpServletResponse answer = send(get("/loop"));
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsString()).contains("match your account");
  }

  @Test
  void every_change_carries_the_proof_of_its_page() throws Exception {
    assertThat(ok("/loop/thank"))
        .contains("hx-headers=\"{&quot;X-Learnwire-Token&quot;: &quot;abc-DEF_1&quot;}\"")
        .contains("name=\"_token\" value=\"abc-DEF_1\"");
    viewer =
        new Viewer(
            AcmeFrame.ANA, How.LAUNCH, false, null, "fr-CA", Map.of(Viewer.LAUNCH_HEADER, "L1"));
    assertThat(ok("/loop/thank"))
        .contains("X-Learnwire-Launch&quot;: &quot;L1&quot;", "Remercier un collègue")
        .doesNotContain("_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "xx"})
  void a_language_that_there_are_words_in_is_kept(String language) throws Exception {
    send(post("/loop/language").param("language", language));
    assertThat(acme.language).isEqualTo(language.equals("de") ? "de" : null);
  }

  @Test
  void everything_that_is_held_is_shown_with_who_looked_and_can_be_taken_along() throws Exception {
    assertThat(ok("/loop/known"))
        .contains("academy", "1,204", "Theo Rossi", "only you", "The latest 1 of 1,204");
    MockHttpServletResponse copy = send(get("/loop/known.json"));
    assertThat(copy.getHeader("Content-Disposition")).contains("about-me.json");
    assertThat(copy.getContentAsString()).contains(AcmeFrame.ANA);
  }

  @Test
  void no_page_is_made_without_asking_who_looks() {
    List<String> without = new ArrayList<>();
    for (Class<?> controller : FramePages.class.getAnnotation(Import.class).value()) {
      Arrays.stream(controller.getDeclaredMethods())
          .filter(
              method ->
                  method.isAnnotationPresent(GetMapping.class)
                      || method.isAnnotationPresent(PostMapping.class))
          .filter(method -> !List.of(method.getParameterTypes()).contains(Viewer.class))
          .forEach(method -> without.add(method.toString()));
    }
    assertThat(without).isEmpty();
  }

  private String ok(String path) throws Exception {
    MockHttpServletResponse answer = send(get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString();
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse answer = mvc.perform(request).andReturn().getResponse();
    answer.setCharacterEncoding("UTF-8");
    return answer;
  }

  private MockMvc mvc() {
    Viewers session =
        new Viewers() {
          @Override
          public Optional<Viewer> of(HttpServletRequest request) {
            return Optional.ofNullable(viewer)
                .filter(who -> who.how() != How.LAUNCH || request.getMethod().equals("GET"));
          }

          @Override
          public boolean launches() {
            return false;
          }
        };
    FrameLocale locales = new FrameLocale();
    return MockMvcBuilders.standaloneSetup(
            new LoopController(acme, acme),
            new WordsController(acme),
            new AnswerController(acme, acme),
            new KnownController(acme),
            new TeamController(acme, acme, acme),
            new CourseController(acme, acme))
        .setControllerAdvice(new FrameAround(acme, FrameWords.messageSource(), locales))
        .setCustomArgumentResolvers(new ViewerArgument(() -> List.of(session)))
        .setLocaleResolver(locales)
        .setViewResolvers(views())
        .build();
  }

  private static ThymeleafViewResolver views() {
    ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(FrameWords.messageSource());
    ThymeleafViewResolver resolver = new ThymeleafViewResolver();
    resolver.setTemplateEngine(engine);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
