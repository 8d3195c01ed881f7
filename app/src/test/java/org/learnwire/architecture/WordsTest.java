package org.learnwire.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What things are called, and where a vendor's name may stand. */
class WordsTest {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "\\b(?:class|record|interface|enum)\\s+(\\w+?)"
              + "(Manager|Helper|Utils?|Impl|Data|Info|Base)\\b");

  @Test
  void a_class_is_a_noun_of_the_domain() {
    assertThat(matches(House.mainSources(), EMPTY_NAME))
        .as("such an ending says nothing about what the thing is")
        .isEmpty();
  }

  @Test
  void a_vendor_is_named_only_in_its_connector_its_lti_dialect_and_the_sandbox() {
    assertThat(vendors()).isNotEmpty();
    String vendors = String.join("|", vendors());
    List<Path> ours =
        House.mainSources().stream()
            .filter(file -> !House.name(file).startsWith("sandbox/"))
            .filter(file -> !House.name(file).contains("/org/learnwire/lti/dialect/"))
            .toList();

    assertThat(matches(ours, Pattern.compile("(?i)(" + vendors + ")")))
        .as("the next system must need a folder, not a change in Java")
        .isEmpty();
  }

  @Test
  void every_package_says_what_enters_and_what_leaves() {
    Set<Path> silent =
        House.mainSources().stream()
            .map(Path::getParent)
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .collect(Collectors.toSet());

    assertThat(silent).as("packages without package-info.java").isEmpty();
  }

  @Test
  void nothing_is_left_for_later_in_the_sources() {
    Pattern later = Pattern.compile("\\b(TODO|FIXME)\\b|new UnsupportedOperationException|@author");
    List<Path> ours =
        House.files(
            file -> House.isJava(file) && !file.getFileName().toString().equals("WordsTest.java"));
    List<String> found = new ArrayList<>();
    for (Path file : ours) {
      later.matcher(House.read(file)).results().forEach(m -> found.add(at(file, m.group())));
    }
    assertThat(found).isEmpty();
  }

  /** The folders under connectors/ are the list of vendors; one with Java is a protocol's. */
  private static List<String> vendors() {
    Path connectors = House.root().resolve("connectors");
    return House.files(file -> file.endsWith("connector.yaml")).stream()
        .map(Path::getParent)
        .filter(folder -> folder.getParent().equals(connectors))
        .filter(folder -> !Files.exists(folder.resolve("pom.xml")))
        .map(folder -> folder.getFileName().toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> matches(List<Path> files, Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      Matcher matcher = pattern.matcher(COMMENT.matcher(House.read(file)).replaceAll(""));
      while (matcher.find()) {
        found.add(at(file, matcher.group()));
      }
    }
    return found;
  }

  private static String at(Path file, String what) {
    return House.name(file) + ": " + what;
  }
}
