package org.learnwire.workshop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Connectors' folders against their own fixtures: the eight standard conversations. Authors of
 * connectors write JSON and YAML, and this is the one test they all share; a folder with Java of
 * its own runs it where that Java is.
 */
public abstract class ConnectorContract {
  private static VendorDouble vendor;

  /** The folders that this run holds to their fixtures. */
  protected abstract Stream<Path> folders() throws IOException;

  @BeforeAll
  protected static void open() {
    vendor = new VendorDouble();
  }

  @AfterAll
  protected static void close() {
    vendor.close();
  }

  @TestFactory
  protected Stream<DynamicTest> every_connector_holds_its_conversations() throws IOException {
    String only = System.getProperty("learnwire.fixtures", "");
    return folders()
        .map(Contract::of)
        .flatMap(
            contract ->
                contract.names().stream()
                    .filter(name -> name.startsWith(only))
                    .map(name -> conversation(contract, name)));
  }

  @TestFactory
  protected Stream<DynamicTest> every_standard_conversation_is_there_or_cannot_be()
      throws IOException {
    return folders()
        .map(folder -> Contract.of(folder).coverage())
        .map(
            coverage ->
                DynamicTest.dynamicTest(
                    coverage.name(), () -> assertThat(coverage.differences()).isEmpty()));
  }

  @TestFactory
  protected Stream<DynamicTest> what_cannot_be_has_a_reason_that_holds() throws IOException {
    return folders()
        .map(Contract::of)
        .flatMap(
            contract ->
                contract.notApplicable().entrySet().stream()
                    .map(each -> reason(contract.reason(each.getKey()), each.getValue())));
  }

  private static DynamicTest reason(Outcome outcome, String why) {
    return DynamicTest.dynamicTest(
        outcome.name() + " cannot be: " + why,
        outcome.file().toUri(),
        () -> assertThat(outcome.differences()).isEmpty());
  }

  private static DynamicTest conversation(Contract contract, String name) {
    return DynamicTest.dynamicTest(
        name,
        contract.file(name).toUri(),
        () -> assertThat(contract.hold(name, vendor).differences()).isEmpty());
  }
}
