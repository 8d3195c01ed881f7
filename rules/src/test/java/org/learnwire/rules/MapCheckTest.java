package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
  private static final LearningMap MAP =
      LearningMap.parse(
          "map.csv",
          """
          connection,course,path,practice-task,valid-from,valid-to
          a,1,talks,ask,,
          a,2,talks,,,2026-02-28
          a,2,plans,,2026-03-01,
          a,3,plans,urn:task:draft,,
          a,1,plans,urn:task:draft,,
          ,https://b.test/9,talks,urn:task:draft,,
          """,
          Skills.free(),
          (connection, key) -> Optional.of("https://a.test/" + key));

  @Test
  void courses_that_people_are_in_and_no_line_names_come_first_by_learners() {
    assertThat(check("1", "2", "7", "8").unmapped())
        .extracting(MapCheck.Course::iri)
        .containsExactly("https://a.test/8", "https://a.test/7");
  }

  @Test
  void a_course_whose_lines_have_run_out_is_unmapped_again() {
    LearningMap over =
        LearningMap.parse(
            "map.csv",
            "connection,course,path,valid-to\na,1,talks,2026-02-28\n",
            Skills.free(),
            (connection, key) -> Optional.of("https://a.test/" + key));
    assertThat(MapCheck.of(over, List.of(course("1")), TODAY).unmapped()).hasSize(1);
  }

  @Test
  void a_line_that_names_a_course_of_which_nothing_has_come_is_dead() {
    assertThat(check("1", "2", "3").dead())
        .containsExactly(new MapCheck.Dead(7, "https://b.test/9", "talks"));
    assertThat(check("1", "2").dead()).contains(new MapCheck.Dead(5, "a 3", "plans"));
  }

  @Test
  void what_belongs_to_two_paths_on_the_same_day_is_listed_and_one_after_the_other_is_not() {
    assertThat(check("1").overlaps())
        .containsExactly(
            new MapCheck.Overlap("course a 1", List.of("talks", "plans"), List.of(2L, 6L)),
            new MapCheck.Overlap("Draft", List.of("plans", "talks"), List.of(5L, 6L, 7L)));
  }

  private static MapCheck check(String... courses) {
    return MapCheck.of(
        MAP, java.util.Arrays.stream(courses).map(MapCheckTest::course).toList(), TODAY);
  }

  private static MapCheck.Course course(String key) {
    return new MapCheck.Course("https://a.test/" + key, "Course " + key, Long.parseLong(key));
  }
}
