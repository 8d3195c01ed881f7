package org.learnwire.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleExamplesTest {
  @TestFactory
  Stream<DynamicTest> the_examples_of_every_sample_hold() {
    return DemoRules.ofEverySample()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.name(),
                    () -> {
                      RuleBook book = load(file);
                      assertThat(RuleExamples.count(book)).isGreaterThanOrEqualTo(4);
                      assertThat(RuleExamples.check(book)).isEmpty();
                    }));
  }

  @Test
  void the_rule_that_the_readme_shows_does_what_it_says() throws IOException {
    Matcher shown =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(shown.find()).isTrue();
    RuleBook book = load(new RuleFile("README.md", shown.group(1)));
    assertThat(RuleExamples.count(book)).isEqualTo(1);
    assertThat(RuleExamples.check(book)).isEmpty();
  }

  @Test
  void an_example_that_comes_out_differently_is_named_with_file_and_line() {
    RuleFile file = DemoRules.files().get(0);
    String wrong = file.text().replace("progress: 67", "progress: 66");
    assertThat(wrong).isNotEqualTo(file.text());

    List<RuleExamples.Failure> failures =
        RuleExamples.check(load(new RuleFile("rules/mine.yaml", wrong)));

    assertThat(failures).isNotEmpty();
    assertThat(failures.get(0).toString())
        .startsWith("rules/mine.yaml line ")
        .contains("two of three tasks", "66", "67");
  }

  private static RuleBook load(RuleFile file) {
    return RuleBook.load(List.of(file), LearningMap.empty(), DemoRules.BERLIN, Map.of());
  }
}
