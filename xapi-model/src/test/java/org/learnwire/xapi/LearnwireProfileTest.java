package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The profile and the constants say the same (xAPI Profile Specification 1.0). */
class LearnwireProfileTest {
  private static JsonNode profile() throws Exception {
    return XapiJson.read(LearnwireProfile.jsonLd());
  }

  @Test
  void every_word_of_ours_is_defined() throws Exception {
    Set<String> defined = new HashSet<>();
    profile().get("concepts").forEach(concept -> defined.add(concept.get("id").asText()));
    assertThat(defined)
        .contains(ActivityTypes.PRACTICE_TASK, ActivityTypes.PATH, ActivityTypes.GOAL)
        .contains(ActivityTypes.BUSINESS_RECORD)
        .contains(LearnwireProfile.REASON, BusinessResult.EXTENSION);
    for (Verb verb :
        List.of(
            Verbs.RECOGNISED,
            Verbs.OBSERVED_APPLYING,
            Verbs.COACHED,
            Verbs.GOAL_SET,
            Verbs.GOAL_PROGRESSED,
            Verbs.BUSINESS_RESULT,
            Verbs.REFLECTED)) {
      assertThat(defined).contains(verb.id());
    }
  }

  @Test
  void it_has_the_shape_of_a_profile() throws Exception {
    JsonNode profile = profile();
    assertThat(profile.path("id").asText()).isEqualTo(LearnwireProfile.IRI);
    assertThat(profile.path("conformsTo").asText()).startsWith("https://w3id.org/xapi/profiles#");
    String version = profile.at("/versions/0/id").asText();
    assertThat(version).isNotBlank();
    profile.get("concepts").forEach(concept -> complete(concept, version));
    profile.get("templates").forEach(template -> complete(template, version));
  }

  private static void complete(JsonNode entry, String version) {
    assertThat(entry.path("inScheme").asText()).isEqualTo(version);
    assertThat(entry.path("type").asText()).isNotBlank();
    assertThat(entry.path("prefLabel").has("en")).isTrue();
    assertThat(entry.path("definition").has("en")).isTrue();
  }

  @Test
  void templates_use_words_of_the_profile() throws Exception {
    JsonNode profile = profile();
    Set<String> defined = new HashSet<>();
    profile.get("concepts").forEach(concept -> defined.add(concept.get("id").asText()));
    for (JsonNode template : profile.get("templates")) {
      assertThat(defined).contains(template.path("verb").asText());
      assertThat(defined).contains(template.path("objectActivityType").asText());
    }
  }
}
