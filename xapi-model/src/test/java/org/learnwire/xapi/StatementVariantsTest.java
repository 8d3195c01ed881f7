package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the test resources is a case: write JSON, not Java. */
class StatementVariantsTest {

  @TestFactory
  Stream<DynamicTest> both_versions_accept() {
    return cases("", file -> Stream.of(XapiVersion.values()).forEach(v -> accepted(file, v)));
  }

  @TestFactory
  Stream<DynamicTest> only_one_version_accepts() {
    return Stream.concat(
        cases("only_1.0.3", file -> onlyIn(file, XapiVersion.V1_0_3, XapiVersion.V2_0_0)),
        cases("only_2.0.0", file -> onlyIn(file, XapiVersion.V2_0_0, XapiVersion.V1_0_3)));
  }

  @TestFactory
  Stream<DynamicTest> both_versions_refuse_and_say_where_and_why() {
    return cases("refused", file -> Stream.of(XapiVersion.values()).forEach(v -> refused(file, v)));
  }

  private static void accepted(Path file, XapiVersion version) {
    JsonNode part = Fixtures.read(file);
    assertThat(Statement.check(Fixtures.statementWith(file, part), version)).isEmpty();
  }

  private static void onlyIn(Path file, XapiVersion right, XapiVersion wrong) {
    accepted(file, right);
    JsonNode part = Fixtures.read(file);
    assertThat(Statement.check(Fixtures.statementWith(file, part), wrong)).isNotEmpty();
  }

  private static void refused(Path file, XapiVersion version) {
    JsonNode fixture = Fixtures.read(file);
    var json = Fixtures.statementWith(file, fixture.get("json"));
    List<Violation> violations = Statement.check(json, version);
    assertThat(violations)
        .anySatisfy(
            violation -> {
              assertThat(violation.jsonPath()).isEqualTo(fixture.get("at").asText());
              assertThat(violation.rule()).contains(fixture.get("says").asText());
              assertThat(violation.specReference()).isNotBlank();
            });
  }

  private static Stream<DynamicTest> cases(String folder, Consumer<Path> check) {
    return Fixtures.variants(folder).stream()
        .map(
            file ->
                dynamicTest(
                    Fixtures.ROOT.relativize(file).toString(),
                    file.toUri(),
                    () -> check.accept(file)));
  }
}
