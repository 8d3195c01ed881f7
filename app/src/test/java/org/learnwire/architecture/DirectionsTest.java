package org.learnwire.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * Who may know whom. A rule that is in the way is changed here, with its because, or not at all.
 */
@AnalyzeClasses(
    packages = "org.learnwire",
    importOptions = {ImportOption.DoNotIncludeTests.class, DirectionsTest.NoTestJars.class})
class DirectionsTest {
  /** What a module lends to the tests of others, such as the PostgreSQL of tests. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String OURS = "org.learnwire..";
  private static final String CAMEL = "org.apache.camel..";
  private static final String SPRING = "org.springframework..";

  @ArchTest
  static final ArchRule xapi_model_is_the_jdk_and_jackson =
      classes()
          .that()
          .resideInAPackage("org.learnwire.xapi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.learnwire.xapi..", "java..", "com.fasterxml.jackson..", "org.jspecify..")
          .because("whoever reads our statements in plain Java can take the words alone");

  @ArchTest
  static final ArchRule database_knows_no_other_module =
      mayUse("database")
          .because("every module's SQL joins its UnitOfWork, so it must not know any of them");

  @ArchTest
  static final ArchRule lrs_knows_the_database_and_the_words =
      mayUse("lrs", "database", "xapi")
          .because("a statement is stored the same, whoever brings it and whatever follows");

  @ArchTest
  static final ArchRule people_knows_the_database_and_the_words =
      mayUse("people", "database", "xapi")
          .because("who somebody is does not depend on what was learned or decided");

  @ArchTest
  static final ArchRule rules_knows_the_words_only =
      mayUse("rules", "xapi").because("a rule is tried with an event and nothing else around it");

  @ArchTest
  static final ArchRule ledger_knows_the_database_and_the_words =
      mayUse("ledger", "database", "xapi")
          .because("what was promised to the outside is kept whatever rule or vendor it came from");

  @ArchTest
  static final ArchRule kit_knows_the_words_only =
      mayUse("kit", "xapi")
          .because("a plain Camel application can use the connectors without our store");

  @ArchTest
  static final ArchRule catalog_knows_the_kit =
      mayUse("catalog", "kit", "xapi").because("it packs folders and adds nothing to them");

  @ArchTest
  static final ArchRule the_xapi_connector_knows_the_kit =
      mayUse("connector.xapi", "kit", "xapi")
          .because("a plain Camel application takes it without our store and other connectors");

  @ArchTest
  static final ArchRule the_workshop_knows_the_kit_and_what_is_packed =
      mayUse("workshop", "catalog", "kit", "xapi")
          .because("a connector is made and tried without a store, rules or the program");

  @ArchTest
  static final ArchRule the_csv_connector_knows_the_kit =
      mayUse("connector.csv", "kit", "xapi")
          .because("a plain Camel application takes it without our store and other connectors");

  @ArchTest
  static final ArchRule the_email_connector_knows_the_kit =
      mayUse("connector.email", "kit", "xapi")
          .because("a plain Camel application takes it without our store and other connectors");

  @ArchTest
  static final ArchRule the_people_receiver_knows_the_kit =
      mayUse("connector.scim", "kit", "xapi")
          .because("what a provider sends is kept in files and read as any stream");

  @ArchTest
  static final ArchRule the_gradebook_connector_knows_the_kit_and_lti =
      mayUse("connector.ltiags", "kit", "xapi", "lti")
          .because("what it sends is the protocol's; it adds a way from a rule to it");

  @ArchTest
  static final ArchRule routes_is_where_neighbours_meet =
      mayUse("routes", "catalog", "kit", "lrs", "people", "rules", "ledger", "database", "xapi")
          .because("translation between neighbours has one home; the program is above it");

  @ArchTest
  static final ArchRule lti_knows_the_database =
      mayUse("lti", "database")
          .because("the protocol is the same whatever is shown or sent after a launch");

  @ArchTest
  static final ArchRule lti_tool_shows_what_others_keep =
      mayUse("ltitool", "lti", "lrs", "people", "ledger", "database", "xapi")
          .because("pages read what is kept; how it came there is not their business");

  @ArchTest
  static final ArchRule lti_is_no_web_application =
      noClasses()
          .that()
          .resideInAPackage("org.learnwire.lti..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPRING, "jakarta..")
          .because("what refuses a forged launch is tried without a server");

  @ArchTest
  static final ArchRule sandbox_knows_nothing_of_ours =
      mayUse("sandbox").because("a mistake in our reading of a vendor must not be made twice");

  @ArchTest
  static final ArchRule bench_drives_any_lrs_and_asks_our_tables_for_the_bound =
      mayUse(
              "bench",
              "lrs",
              "database",
              "kit",
              "xapi",
              "routes",
              "people",
              "rules",
              "ledger",
              "lti")
          .because(
              "what is measured is measured from outside, ours like any other; the mapping and the"
                  + " rules alone are measured within; a launch needs a platform that is registered");

  @ArchTest
  static final ArchRule rules_neither_reach_out_nor_look_at_a_clock =
      noClasses()
          .that()
          .resideInAPackage("org.learnwire.rules..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(CAMEL, SPRING, "java.sql..", "javax.sql..", "java.net.http..")
                  .or(resideInAnyPackage("org.apache.hc..", "jakarta.servlet.."))
                  .or(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                          java.time.Clock.class)))
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.time.ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .because("the journal read again decides the same; time comes in as a Tick");

  @ArchTest
  static final ArchRule what_keeps_things_knows_no_camel =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.learnwire.lrs..",
              "org.learnwire.people..",
              "org.learnwire.ledger..",
              "org.learnwire.lti..",
              "org.learnwire.ltitool..",
              "org.learnwire.database..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CAMEL)
          .because("--lrs-only starts without Camel, and stores outlive the way things arrive");

  @ArchTest
  static final ArchRule kit_runs_without_spring =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.learnwire.kit..", "org.learnwire.catalog..", "org.learnwire.connector..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SPRING)
          .because("the component serves any Camel application, on Quarkus and plain main too");

  @ArchTest
  static final ArchRule people_and_ledger_run_without_spring =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.learnwire.people..", "org.learnwire.ledger..", "org.learnwire.database..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SPRING)
          .because("their tests take milliseconds and their transactions are ours, not Spring's");

  @ArchTest
  static final ArchRule only_the_lrs_resources_speak_http =
      noClasses()
          .that()
          .resideInAPackage("org.learnwire.lrs..")
          .and()
          .resideOutsideOfPackage("org.learnwire.lrs.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.web..", "org.springframework.http..", "jakarta..")
          .because("pull, import and HTTP store by the same door behind the resources");

  @ArchTest
  static final ArchRule only_the_database_opens_connections =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .and()
          .resideOutsideOfPackages("org.learnwire.database..", "org.learnwire.bench.bound..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.DriverManager")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javax.sql.DataSource")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Connection")
          .because("one writer queue and one UnitOfWork hold only when nobody goes round them");

  @ArchTest
  static final ArchRule production_knows_no_sandbox_and_no_mock =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .and()
          .resideOutsideOfPackages(
              "org.learnwire.sandbox..", "org.learnwire.bench..", "org.learnwire.workshop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.learnwire.sandbox..",
              "org.learnwire.workshop..",
              "org.learnwire.bench..",
              "com.github.tomakehurst..",
              "org.wiremock..",
              "org.junit..")
          .because("what is tried in the demo must be the program that meets the real system");

  @ArchTest
  static final ArchRule errors_are_named_for_the_fact =
      NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
          "RuntimeException tells nobody what happened nor what to do next");

  @ArchTest
  static final ArchRule only_the_command_line_prints =
      noClasses()
          .that()
          .resideInAPackage(OURS)
          .and()
          .resideOutsideOfPackages(
              "org.learnwire.app..",
              "org.learnwire.sandbox..",
              "org.learnwire.bench..",
              "org.learnwire.workshop..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("standard output belongs to scripts that read it");

  @ArchTest
  static final ArchRule logging_is_slf4j =
      NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("one place decides what is logged where");

  /** The module may use these modules of ours, itself, and any library. */
  private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction mayUse(
      String module, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(others))
            .map(name -> "org.learnwire." + name + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("org.learnwire." + module + "..")
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAnyPackage(allowed)));
  }
}
