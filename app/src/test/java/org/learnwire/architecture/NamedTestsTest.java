package org.learnwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables that say which test shows a row: the tests are there, and so are the rows. */
class NamedTestsTest {
  /** As it stands in a table: the class and its method. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))\\.(\\w+)`");

  /** What is run: neither private nor static, and nothing that goes before or after. */
  private static final Pattern METHOD =
      Pattern.compile("(?m)(?<!Each\\n|All\\n)^  (?:void|Stream<DynamicTest>) (\\w+)\\(");

  private static final String RECORDED = "lti/src/test/resources/moodle/";

  private final Map<String, Path> sources = new HashMap<>();

  NamedTestsTest() {
    House.files(file -> file.toString().contains("/src/test/java/") && House.isJava(file))
        .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
  }

  @Test
  void every_test_that_a_page_names_is_there() {
    List<String> gone = new ArrayList<>();
    for (Path page : House.files(file -> file.toString().endsWith(".md"))) {
      NAMED
          .matcher(House.read(page))
          .results()
          .filter(named -> !methods(named.group(1)).contains(named.group(2)))
          .forEach(named -> gone.add(House.name(page) + ": " + named.group()));
    }
    assertThat(gone).isEmpty();
  }

  @Test
  void every_test_of_the_certification_is_a_row() {
    String page = page("docs/lti-conformance.md");
    Map<String, Integer> rows =
        Map.of(
            "CertificationBadPayloadsTest", 12,
            "CertificationLaunchesTest", 10,
            "DeepLinkingCertificationTest", 7,
            "NrpsCertificationTest", 6,
            "AgsCertificationTest", 21);
    rows.forEach(
        (name, number) -> {
          assertThat(methods(name)).as(name).hasSize(number);
          assertThat(missing(page, name)).as(name).isEmpty();
        });
  }

  @Test
  void every_test_of_the_fake_canvas_is_a_row() {
    String page = page("sandbox/README.md");
    assertThat(missing(page, "CanvasAcceptanceTest")).isEmpty();
    assertThat(missing(page, "CanvasServicesAcceptanceTest")).isEmpty();
  }

  @Test
  void every_recording_of_the_platform_has_a_row() {
    String page = page(RECORDED + "README.md");
    assertThat(
            House.files(
                    file ->
                        House.name(file).startsWith(RECORDED) && !file.toString().endsWith(".md"))
                .stream()
                .map(file -> House.name(file).substring(RECORDED.length()))
                // Taken out of deep-linking-request.json for a test of its own.
                .filter(name -> !name.equals("services/deep-linking-settings.json")))
        .allSatisfy(name -> assertThat(page).contains("(" + name + ")"));
  }

  private List<String> missing(String page, String name) {
    return methods(name).stream()
        .filter(method -> !page.contains("`" + name + "." + method + "`"))
        .toList();
  }

  private List<String> methods(String name) {
    return Stream.ofNullable(sources.get(name))
        .flatMap(file -> METHOD.matcher(House.read(file)).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String page(String name) {
    return House.read(House.root().resolve(name));
  }
}
