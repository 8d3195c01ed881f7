package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
  @Test
  void a_derived_id_is_the_same_for_ever() {
    // Stored ids hang on these values: a change here makes every statement a new one.
    assertThat(Uuids.NS_LEARNWIRE)
        .isEqualTo(UUID.fromString("95091445-6a43-548c-a67f-454134b22a5f"));
    assertThat(Uuids.v5(Uuids.NS_LEARNWIRE, "connection", "academy"))
        .isEqualTo(UUID.fromString("9be1f212-955e-551a-a171-1f9da933a563"));
  }

  @Test
  void a_derived_id_says_version_5_and_variant_2() {
    UUID id = Uuids.v5(Uuids.NS_LEARNWIRE, "x");
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void where_one_part_ends_makes_a_difference() {
    assertThat(Uuids.v5(Uuids.NS_LEARNWIRE, "ab", "c"))
        .isNotEqualTo(Uuids.v5(Uuids.NS_LEARNWIRE, "a", "bc"))
        .isNotEqualTo(Uuids.v5(Uuids.NS_LEARNWIRE, "abc"))
        .isNotEqualTo(Uuids.v5(Uuids.NS_LEARNWIRE, "ab", "c", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "8f87ccdebb564c2eab8344982ef22df0",
        "{8f87ccde-bb56-4c2e-ab83-44982ef22df0}"
      })
  void only_the_standard_form_is_read(String text) {
    assertThat(Uuids.parse(text)).isEmpty();
  }
}
