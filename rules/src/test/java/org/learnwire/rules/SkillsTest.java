package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillsTest {
  private static final String OWN = "id,name-en,name-de\ns-1,Listening,Zuhören\ns-2,Planning,\n";

  @Test
  void a_skill_is_called_by_the_first_language_there_is_a_name_in() {
    Skills skills = Skills.parse("skills.csv", OWN);
    assertThat(name(skills, "s-1", "de", "en")).isEqualTo("Zuhören");
    assertThat(name(skills, "s-2", "de", "en")).isEqualTo("Planning");
    assertThat(name(skills, "s-1", "fr")).isEqualTo("Listening");
  }

  @Test
  void the_classification_of_esco_is_read_as_it_is_downloaded() {
    Skills skills =
        Skills.parse(
            "skills_en.csv",
            "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels\n"
                + "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/0005c151,"
                + "skill/competence,sector-specific,manage musical staff,\"manage staff\nof music\"\n");
    assertThat(name(skills, "http://data.europa.eu/esco/skill/0005c151", "en"))
        .isEqualTo("manage musical staff");
  }

  @Test
  void without_a_list_the_words_of_the_map_are_the_skills() {
    assertThat(name(Skills.free(), "Listening", "de")).isEqualTo("Listening");
  }

  @Test
  void a_skill_that_is_not_on_the_list_is_refused_with_its_line() {
    Skills skills = Skills.parse("skills.csv", OWN);
    String map = "connection,course,path,skill\na,1,talks,s-1\na,2,talks,Listening\n";
    assertThatThrownBy(
            () -> LearningMap.parse("map.csv", map, skills, (c, key) -> Optional.of("x:" + key)))
        .hasMessage(
            "map.csv line 3: skill Listening is not in skills.csv: add it there, or write an id of"
                + " it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,label | 1: unknown column label; known here: id, name, name-<language>",
        "name-en | 1: the column id is missing",
        "id,name;,Listening | 2: id is empty",
        "id,name;s-1,a;s-1,b | 3: skill s-1 stands in a line before",
        "id,name;s-1,=A1 | 2: name begins with =",
      })
  void a_list_that_is_wrong_is_refused_whole(String csv, String what) {
    assertThatThrownBy(() -> Skills.parse("skills.csv", csv.replace(';', '\n')))
        .isInstanceOf(InvalidLearningMap.class)
        .hasMessageStartingWith("skills.csv line " + what);
  }

  private static String name(Skills skills, String id, String... languages) {
    return skills.of(id).orElseThrow().name(new Company(ZoneId.of("UTC"), List.of(languages)));
  }
}
