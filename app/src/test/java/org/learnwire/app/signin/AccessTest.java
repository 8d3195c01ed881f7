package org.learnwire.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

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

  /** What roles.txt says per visitor: r reads, w changes, - neither. In the order of VISITORS. */
  private static final List<String> TABLE = table();

  @TestFactory
  Stream<DynamicTest> each_role_at_each_page_by_each_method() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : TABLE) {
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

  @Test
  void every_address_that_a_controller_answers_is_written_down_there_too() {
    List<String> lines = TABLE.stream().map(line -> line.split("\\s+")[0]).toList();
    Set<String> exact =
        Addresses.behindSignIn().stream()
            .map(address -> address.pattern().replaceAll("(.)/$", "$1"))
            .collect(Collectors.toSet());
    List<String> missing =
        exact.stream()
            .filter(
                pattern ->
                    lines.stream()
                        .noneMatch(
                            line ->
                                line.equals(pattern)
                                    || !exact.contains(line) && matches(pattern, line)))
            .sorted()
            .toList();
    assertThat(missing).as("write down in roles.txt who may: a page without a rule").isEmpty();
    assertThat(exact).hasSizeGreaterThan(100);
  }

  private static boolean matches(String pattern, String path) {
    return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
  }

  private static List<String> table() {
    try (InputStream in = AccessTest.class.getResourceAsStream("/access/roles.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
