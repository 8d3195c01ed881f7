package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.app.settings.SettingsFile;
import org.learnwire.routes.JourneySettings;
import org.learnwire.routes.PassReport;

/** From a completion in one academy to a badge of another system, both previews. */
class BadgeForLearningIT {
  private static final String SETTINGS =
      """
      learnwire:
        company: {name: Acme, time-zone: Europe/Berlin, languages: [en]}
        connections:
          hr: {connector: bamboohr, base-url: "%1$s/bamboohr/api", settings: {companyDomain: acme, apiKey: sandbox-bamboo-key}, limits: {per-second: 500, concurrent: 4}}
          academy:
            connector: docebo
            base-url: "%1$s/docebo"
            settings: {domain: acme, clientId: sandbox-docebo-client, clientSecret: sandbox-docebo-secret}
          badges:
            connector: badgr
            base-url: "%1$s/badgr"
            settings: {clientId: sandbox-badgr-client, clientSecret: sandbox-badgr-secret, issuer: ISS1, badgeClass: BC1}
            limits: {per-second: 500, per-minute: 30000}
            allow-unverified: true
        people: {issuers: {hr: acme}}
        observations: "%1$s/sandbox/observations.csv"
        learning-map: %2$s
        rules: {folder: rules/, quiet-hours: none, caps: none}
        active-from: -P3M
        writes: {mode: auto}
        demo: {send-drafts: true}
      """;

  private static final String RULE =
      """
      rule: badge-for-applied-learning
      when: {verb: observed-applying, result.success: true, by: someone-else}
      given: {completed: {object: course, of: same path, within: P90D, before: true}}
      then: {recognise: {via: badges, giver: observer, mode: draft, text: {en: "{learner}, I saw you put “{course}” to work."}}}
      once-per: {ever: true}
      """;

  @TempDir Path folder;

  @Test
  void who_completed_a_course_and_applied_it_has_the_badge_once() throws Exception {
    try (DemoCompany company = DemoCompany.small(folder.resolve("company"))) {
      JourneySettings settings = settings(company);
      PassReport first = company.pass(settings);
      assertThat(first.problems()).isEmpty();
      assertThat(first.receipts().refused() + first.receipts().unknown()).isZero();

      List<String> given = awards(company);
      assertThat(given).isNotEmpty().doesNotHaveDuplicates().hasSize((int) first.receipts().done());
      assertThat(given).allMatch(address -> address.contains("@"));

      company.pass(settings);
      assertThat(awards(company)).as("nobody has a second").containsExactlyElementsOf(given);
    }
  }

  private JourneySettings settings(DemoCompany company) throws Exception {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/badge.yaml"), RULE);
    Path map = DemoCompany.DEMO.resolveSibling("learning-map.csv").toAbsolutePath();
    Path file =
        Files.writeString(folder.resolve("learnwire.yaml"), SETTINGS.formatted(company.url(), map));
    return new SettingsFile(file, Clock.systemUTC(), System::getenv)
        .read(Optional.of(folder.resolve("data")))
        .journey();
  }

  private static List<String> awards(DemoCompany company) {
    List<String> people = new ArrayList<>();
    JsonNode awards = company.look("/state").path("things").path("badgr/awards");
    awards.forEach(each -> people.add(each.at("/recipient/plaintextIdentity").asText()));
    return people;
  }
}
