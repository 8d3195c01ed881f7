package org.learnwire.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learnwire.lti.Scopes;

/** The six rows of the certification for Names and Role Provisioning Services. */
class NrpsCertificationTest extends RecordedCase {
  private static final String MEMBERSHIPS =
      "/mod/lti/services.php/CourseSection/2/bindings/1/memberships";

  private List<Member> members() {
    platform.then("nrps-memberships");
    return services.nrps().members(registration, url(MEMBERSHIPS), Optional.empty());
  }

  @Test
  void the_request_goes_to_the_address_of_the_launch() {
    members();
    RecordedPlatform.Sent sent = platform.last("memberships");
    assertThat(sent.method() + " " + sent.target()).isEqualTo("GET " + MEMBERSHIPS);
  }

  @Test
  void the_header_names_the_membership_container() {
    members();
    assertThat(platform.last("memberships").headers().get("Accept")).isEqualTo(Nrps.MEMBERS);
  }

  @Test
  void the_bearer_is_the_platforms_token() {
    members();
    assertThat(platform.last("memberships").headers().get("Authorization"))
        .isEqualTo("Bearer ACCESS_TOKEN");
  }

  @Test
  void the_scope_is_that_of_memberships_alone() {
    members();
    assertThat(URLDecoder.decode(platform.last("token.php").body(), StandardCharsets.UTF_8))
        .endsWith("scope=" + Scopes.MEMBERS);
  }

  @Test
  void the_response_is_read_with_its_short_roles() {
    List<Member> members = members();
    Member ana =
        members.stream().filter(each -> each.userId().equals("5")).findFirst().orElseThrow();
    assertThat(ana.roles().all())
        .containsExactly("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
    assertThat(ana.employeeNumber()).isEqualTo("E1003");
    assertThat(ana.email()).isEqualTo("ana.lopez@example.test");
    assertThat(ana.status()).isEqualTo(Member.Status.ACTIVE);
  }

  @Test
  void affirmed_by_all_who_are_there_over_all_pages() {
    int whole = members().size();
    platform.then("nrps-memberships-limit", "nrps-memberships");
    assertThat(
            services.nrps().members(registration, url(MEMBERSHIPS + "?limit=3"), Optional.empty()))
        .hasSize(3 + whole);
    assertThat(platform.last("memberships").target()).endsWith("?limit=3&from=3");
  }
}
