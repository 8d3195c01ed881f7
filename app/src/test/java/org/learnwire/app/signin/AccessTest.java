package org.learnwire.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may see and do, written down a second time: page by page, method by method. */
class AccessTest {
  private static final List<SignedIn> VISITORS =
      List.of(
          of(Role.INTEGRATOR),
          of(Role.HR_OPS),
          of(Role.L_AND_D),
          of(Role.VIEWER),
          new SignedIn("a person", Set.of(), "p1"),
          new SignedIn("nobody", Set.of(), null));

  /** Per visitor: r reads, w changes, - neither. In the order of VISITORS. */
  private static final String TABLE =
      """
      /                      r r r r - -
      /live                  r r r r - -
      /runs                  r r r r - -
      /rules                 r r r r - -
      /rules/one             r r rw - - -
      /map                   rw r rw r - -
      /map/try               rw r rw r - -
      /names                 rw rw - - - -
      /quarantine            rw r - - - -
      /quarantine/replay     rw r - - - -
      /plan                  r rw - - - -
      /plan.csv              r rw - - - -
      /plan/approve          r rw - - - -
      /plan/settle           r rw - - - -
      /writeback             r rw - - - -
      /writeback/undo        r rw - - - -
      /writeback/stop        w w - - - -
      /writeback/resume      w w - - - -
      /decisions             r r - - - -
      /statements            r r - - - -
      /people                r rw - - - -
      /people/p1             r rw - - - -
      /people/merge          r rw - - - -
      /people/purpose        r rw - - - -
      /people/review.csv     r rw - - - -
      /audit                 r rw - - - -
      /cycles/next           r rw - - - -
      /evidence              - r - - - -
      /evidence/release      - r - - rw -
      /evidence/shared/key   rw rw rw rw rw rw
      /proposals             - r r - - -
      /proposals/p1          - r - - - -
      /proposals/p1/e1       - r - - - -
      /proposals/accept      - r - - - -
      /observe               - rw rw - rw -
      /observe/import        - rw rw - rw -
      /loop                  - - - - rw -
      /loop/practised        - - - - rw -
      /team                  - - - - rw -
      /team/observed         - - - - rw -
      /course                - - rw - - -
      /course/sprint         - - rw - - -
      /account               rw rw rw rw rw -
      /sign-out              rw rw rw rw rw -
      /lti                   rw - - - - -
      /lti/self-test         rw - - - - -
      /lti/keys              rw - - - - -
      /lti/login             rw rw rw rw rw rw
      /lti/launch            rw rw rw rw rw rw
      /lti/proof             rw rw rw rw rw rw
      /lti/cookie            rw rw rw rw rw rw
      /lti/pick              rw rw rw rw rw rw
      /lti/jwks              rw rw rw rw rw rw
      /lti/register          rw rw rw rw rw rw
      /lti/canvas.json       rw rw rw rw rw rw
      /accounts              rw - - - - -
      /accounts/add          rw - - - - -
      /actuator/prometheus   r - - - - -
      /actuator/env          - - - - - -
      /control/approve       - - - - - -
      /control/accounts      - - - - - -
      /nowhere               - - - - - -
      /sign-in               rw rw rw rw rw rw
      /setup                 rw rw rw rw rw rw
      /enter/key             rw rw rw rw rw rw
      /actuator/health       rw rw rw rw rw rw
      /profile               rw rw rw rw rw rw
      /assets/learnwire.css  rw rw rw rw rw rw
      """;

  @TestFactory
  Stream<DynamicTest> each_role_at_each_page_by_each_method() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      List<String> words = Arrays.asList(line.strip().split("\\s+"));
      for (int i = 0; i < VISITORS.size(); i++) {
        SignedIn who = VISITORS.get(i);
        String may = words.get(i + 1);
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
          boolean expected = may.contains(method.equals("GET") ? "r" : "w");
          String path = words.get(0);
          tests.add(
              DynamicTest.dynamicTest(
                  who.name() + (expected ? " may " : " may not ") + method + " " + path,
                  () -> assertThat(Access.may(who, method, path)).isEqualTo(expected)));
        }
      }
    }
    return tests.stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/xapi",
        "/xAPI/statements",
        "/lrs/ui",
        "/hooks/hr/employees",
        "/scim/directory/Users"
      })
  void what_has_credentials_of_its_own_passes_by(String path) {
    assertThat(Access.hasCredentialsOfItsOwn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/xapistatements", "/hooks", "/scim", "/lrsx", "/", "/plan/xapi/"})
  void what_only_begins_alike_does_not(String path) {
    assertThat(Access.hasCredentialsOfItsOwn(path)).isFalse();
  }

  @Test
  void a_scope_opens_its_own_paths_and_no_page() {
    assertThat(Access.may(Set.of(Scope.WRITES), "/control/approve")).isTrue();
    assertThat(Access.may(Set.of(Scope.WRITES), "/control/replay")).isFalse();
    assertThat(Access.may(Set.of(Scope.METRICS), "/actuator/prometheus")).isTrue();
    assertThat(Access.may(Set.of(Scope.values()), "/control/accounts")).isFalse();
    assertThat(Access.may(Set.of(Scope.values()), "/plan")).isFalse();
  }

  @Test
  void the_page_for_integrators_shows_the_table_as_it_is() throws Exception {
    assertThat(Files.readAllLines(Path.of("../docs/for-integrators.md")))
        .containsSequence(Access.markdown());
  }

  private static SignedIn of(Role role) {
    return new SignedIn(role.title(), Set.of(role), null);
  }
}
