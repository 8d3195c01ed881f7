package org.learnwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README and docs: what they point at is there, and what they name is called so. */
class PagesOfTextTest {

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
  private static final Pattern COMMAND = Pattern.compile("\\./learnwire ([a-z][a-z-]*)");

  @Test
  void every_link_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String target : links(page)) {
        if (!resolves(page, target)) {
          broken.add(House.name(page) + " → " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void readme_tells_the_journey_in_its_order_and_links_each_home() {
    String readme = House.read(House.root().resolve("README.md"));
    List<String> stages =
        readme
            .lines()
            .filter(
                line -> line.matches("\\| (source|normalise|store|decide|write back|show) \\|.*"))
            .toList();

    assertThat(stages)
        .extracting(line -> line.split("\\|")[1].strip())
        .containsExactly("source", "normalise", "store", "decide", "write back", "show");
    assertThat(stages).allMatch(line -> LINK.matcher(line).find());
  }

  @Test
  void readme_links_every_module() {
    List<String> links = links(House.root().resolve("README.md"));
    Set<String> modules =
        Stream.of(
                "xapi-model",
                "connectors",
                "database",
                "lrs",
                "people",
                "rules",
                "ledger",
                "routes",
                "lti",
                "lti-tool",
                "app",
                "sandbox")
            .collect(Collectors.toSet());

    assertThat(links).containsAll(modules);
  }

  @Test
  void every_command_that_is_shown_is_one_that_the_launcher_knows() {
    String launcher = House.read(House.root().resolve("learnwire"));
    String known =
        launcher.lines().filter(l -> l.startsWith("commands=")).findFirst().orElseThrow();
    List<String> commands = Arrays.asList(known.replaceAll("commands=|\"", "").split(" "));
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      COMMAND
          .matcher(House.read(page))
          .results()
          .map(found -> found.group(1))
          .filter(word -> !commands.contains(word) && !word.equals("help"))
          .forEach(word -> unknown.add(House.name(page) + ": " + word));
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void every_decision_is_listed() {
    Path folder = House.root().resolve("docs/decisions");
    List<String> listed = links(folder.resolve("README.md"));
    List<String> pages =
        House.files(file -> file.getParent().equals(folder) && file.toString().endsWith(".md"))
            .stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals("README.md"))
            .toList();

    assertThat(listed).containsAll(pages);
  }

  private static List<Path> pages() {
    return House.files(file -> file.toString().endsWith(".md"));
  }

  private static List<String> links(Path page) {
    String prose = CODE.matcher(House.read(page)).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.startsWith("http"))
        .toList();
  }

  private static boolean resolves(Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.getParent().resolve(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** The anchors that GitHub makes of headings. */
  private static Set<String> anchors(Path page) {
    return Pattern.compile("(?m)^#+ (.+)$")
        .matcher(House.read(page))
        .results()
        .map(PagesOfTextTest::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\- ]", "")
        .replace(' ', '-');
  }
}
