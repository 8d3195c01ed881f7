package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningMapTest {
  private static final String CSV =
      """
      connection,course,path,skill,kind,practice-task,goal-title-en,goal-title-de,due-days,evidence,kpi,owner,valid-from,valid-to
      academy,12,difficult-conversations,feedback,development,Give hard news|Ask first,Hold difficult conversations,Schwierige Gespräche führen,90,,,,,
      academy,14,difficult-conversations,listening,,,,,,,,,2026-01-01,2026-06-30
      ,https://other.test/c/1,difficult-conversations,,,https://tasks.test/mirror-words,,,,,,,,
      """;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Test
  void the_lines_of_a_path_are_put_together() {
    LearningPath path = parse(CSV).path("difficult-conversations").orElseThrow();

    assertThat(path.label()).isEqualTo("Difficult conversations");
    assertThat(path.kind()).isEqualTo("development");
    assertThat(path.skill()).isEqualTo(Skill.named("feedback"));
    assertThat(path.dueDays()).isEqualTo(90);
    assertThat(path.goalTitles())
        .containsEntry("de", "Schwierige Gespräche führen")
        .containsEntry("en", "Hold difficult conversations");
    assertThat(path.courses())
        .containsExactly("https://a.test/12", "https://a.test/14", "https://other.test/c/1");
    assertThat(path.tasks())
        .extracting(PracticeTask::iri)
        .containsExactly(
            "urn:learnwire:practice-task:difficult-conversations:give-hard-news",
            "urn:learnwire:practice-task:difficult-conversations:ask-first",
            "https://tasks.test/mirror-words");
    assertThat(path.tasks().get(2).name()).isEqualTo("Mirror words");
  }

  @Test
  void a_line_holds_from_and_to_its_days() {
    LearningMap map = parse(CSV);
    Set<String> course = Set.of("https://a.test/14");
    assertThat(map.pathsOf(course, DAY)).containsExactly("difficult-conversations");
    assertThat(map.pathsOf(course, LocalDate.of(2026, 6, 30))).hasSize(1);
    assertThat(map.pathsOf(course, LocalDate.of(2026, 7, 1))).isEmpty();
    assertThat(map.pathsOf(course, LocalDate.of(2025, 12, 31))).isEmpty();
  }

  @Test
  void a_spreadsheet_may_write_semicolons_and_a_byte_order_mark() {
    LearningMap map = parse("\uFEFF" + "connection;course;path;due-days\r\nacademy;12;a;30\r\n");
    assertThat(map.path("a").orElseThrow().dueDays()).isEqualTo(30);
    assertThat(map.knows("https://a.test/12")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "goal-title-en | title-en | 1 | unknown column title-en; known here: connection, course",
        "difficult-conversations,feedback,development | ,feedback,development | 2 | path is empty",
        "feedback,development | feedback,developement | 2 | unknown kind developement; known here: d",
        "conversations,listening,, | conversations,listening,mandatory, | 3 | was development in",
        ",90, | ,three months, | 2 | due-days three months is not a number of days",
        "2026-06-30 | 30.6.2026 | 3 | valid-to 30.6.2026 is not a date like 2026-11-22",
        "2026-06-30 | 2025-06-30 | 3 | valid-to 2025-06-30 is before valid-from 2026-01-01",
        "academy,14 | akademie,14 | 3 | there is no connection akademie with courses",
        "academy,14 | ,14 | 3 | course 14 is a key: name its connection, or write its full IRI",
        "mirror-words,,,,,,,, | mirror-words,,, | 4 | more or fewer cells than the first line",
        "Hold difficult | =1+1 Hold difficult | 2 | goal-title-en begins with =, which a spreadsheet",
        "academy,14, | -academy,14, | 3 | connection begins with -, which a spreadsheet runs as a",
      })
  void a_line_that_is_wrong_is_named(String from, String to, int line, String what) {
    String csv = CSV.replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertThat(csv).isNotEqualTo(CSV);
    assertThatThrownBy(() -> parse(csv))
        .isInstanceOf(InvalidLearningMap.class)
        .hasMessageStartingWith("learning-map.csv line " + line + ": ")
        .hasMessageContaining(what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "moodle-to-bamboohr"})
  void the_maps_of_the_samples_are_understood(String sample) throws IOException {
    LearningMap map =
        parse(Files.readString(Path.of("../config-samples", sample, "learning-map.csv")));
    assertThat(map.paths())
        .filteredOn(path -> "development".equals(path.kind()))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path.tasks()).isNotEmpty())
        .allSatisfy(path -> assertThat(path.goalTitles()).containsKeys("en", "de"));
  }

  @Test
  void a_course_may_stand_in_two_paths() {
    LearningMap map = parse("connection,course,path\nacademy,12,a\nacademy,12,b\n");
    assertThat(map.pathsOf(List.of("https://a.test/12"), DAY)).containsExactly("a", "b");
  }

  @Test
  void a_line_that_stands_there_twice_is_named() {
    assertThatThrownBy(() -> parse("connection,course,path\nacademy,12,a\n\nacademy, 12 ,a\n"))
        .isInstanceOf(InvalidLearningMap.class)
        .hasMessage("learning-map.csv line 4: this is line 2 once more: take one of them out");
  }

  @Test
  void an_apostrophe_keeps_a_cell_from_being_run_and_does_not_count() {
    LearningMap map = parse("connection,course,path,kpi\nacademy,12,a,'-5 % churn\n");
    assertThat(map.path("a").orElseThrow().kpi()).isEqualTo("-5 % churn");
  }

  @Test
  void what_shows_it_what_it_is_for_and_whose_it_is_are_kept() {
    LearningPath path =
        parse(
                "connection,course,path,evidence,kpi,owner\nacademy,12,a,Seen twice,Fewer calls,Ann\n")
            .path("a")
            .orElseThrow();
    assertThat(List.of(path.evidence(), path.kpi(), path.owner()))
        .containsExactly("Seen twice", "Fewer calls", "Ann");
  }

  private static LearningMap parse(String csv) {
    return LearningMap.parse(
        "learning-map.csv",
        csv,
        Skills.free(),
        (connection, key) ->
            connection.equals("academy") ? Optional.of("https://a.test/" + key) : Optional.empty());
  }
}
