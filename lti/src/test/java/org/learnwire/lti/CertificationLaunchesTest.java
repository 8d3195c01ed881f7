package org.learnwire.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnwire.lti.TestPlatform.LTI;
import static org.learnwire.lti.TestPlatform.ROLE;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ten launches of the certification, as an instructor and as a learner: all are let in. */
class CertificationLaunchesTest extends LaunchCase {
  enum Who {
    INSTRUCTOR("Instructor"),
    LEARNER("Learner");

    final String role;

    Who(String role) {
      this.role = role;
    }
  }

  private static Launch as(Who who, Consumer<Map<String, Object>> change) {
    return launch(with(LTI + "roles", List.of(ROLE + "membership#" + who.role)).andThen(change));
  }

  private static void has(Who who, Launch launch) {
    assertThat(launch.roles().isInstructor()).isEqualTo(who == Who.INSTRUCTOR);
    assertThat(launch.roles().isLearner()).isEqualTo(who == Who.LEARNER);
  }

  @ParameterizedTest
  @EnumSource
  void plain(Who who) {
    Launch launch = as(who, claims -> {});
    has(who, launch);
    assertThat(launch.subject()).isEqualTo("5");
    assertThat(launch.deployment()).isEqualTo("1");
    assertThat(launch.user().email()).isEqualTo("ana.lopez@example.test");
  }

  @ParameterizedTest
  @EnumSource
  void with_many_roles(Who who) {
    has(
        who,
        as(
            who,
            with(
                LTI + "roles",
                List.of(
                    ROLE + "institution/person#Instructor",
                    ROLE + "institution/person#Student",
                    ROLE + "system/person#User",
                    ROLE + "membership#" + who.role))));
  }

  @ParameterizedTest
  @EnumSource
  void with_a_short_role(Who who) {
    has(who, as(who, with(LTI + "roles", List.of(who.role))));
  }

  @ParameterizedTest
  @EnumSource
  void with_an_unknown_role(Who who) {
    Launch launch = as(who, with(LTI + "roles", List.of("http://example.test/vocab#" + who.role)));
    assertThat(launch.roles().isInstructor()).isFalse();
    assertThat(launch.roles().isLearner()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void with_an_empty_list_of_roles(Who who) {
    Launch launch = as(who, with(LTI + "roles", List.of()));
    assertThat(launch.roles().isInstructor()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void with_an_address_and_no_name(Who who) {
    Launch launch = as(who, without("name"));
    assertThat(launch.user().name()).isNull();
    assertThat(launch.user().email()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void with_names_and_no_address(Who who) {
    Launch launch = as(who, without("email"));
    assertThat(launch.user().name()).isEqualTo("Ana López");
    assertThat(launch.user().email()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void with_nothing_personal(Who who) {
    has(who, as(who, without("name", "email")));
  }

  @ParameterizedTest
  @EnumSource
  void with_an_address_and_no_context(Who who) {
    Launch launch = as(who, without("name", LTI + "context"));
    assertThat(launch.context()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void of_a_resource_link_that_is_new(Who who) {
    Launch launch = as(who, with(LTI + "resource_link", Map.of("id", "new-" + who)));
    assertThat(launch.resourceLink().id()).isEqualTo("new-" + who);
    assertThat(launch.resourceLink().title()).isNull();
  }
}
