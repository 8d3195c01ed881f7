package org.learnwire.workshop.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.manifest.Manifest;

/** The page is made of the manifest and says all of it. */
class ReferencePageTest {
  private static final String YAML =
      """
      name: acme
      title: Acme Academy
      kind: lms
      settings: {token: {title: API token, secret: true}, site: {title: Site, default: main}}
      auth: {bearer: "{token}"}
      limits: {perSecond: 7, concurrent: 3, perDay: {calls: 900, reserve: 20%}, stopOn: [403, 401]}
      timeout: PT41S
      check:
        get: /me
        needs: [{path: rights, all: [read, write], fix: "Ask for {missing}"}]
        probes: [{name: goals, get: /goals, expect: {on: "true"}, fix: Switch them on, onError: {not-found: Buy them}}]
      streams:
        courses: {verified: live, get: /courses, since: {param: since, from: now}, sweep: {get: /all, records: "*"}, records: "*", key: [id], keep: [id], to: reference}
        results:
          verified: inferred
          get: "/courses/{course}/results"
          each: {changedIn: courses, as: {course: id}}
          records: "*"
          key: [person, course]
          to: statement
          map: result.jslt
          absent: void
      writes:
        message.send: {verified: documented, post: /messages, class: lookup, map: m.jslt, lookup: {get: /messages, records: "*", match: {ref: "{externalRef}"}, remoteId: id}}
      errors:
        status: {418: refused}
        body: [{when: {code: [E1, E2]}, is: bad-credentials, fix: Make a new token}]
      """;

  @Test
  void it_says_what_the_manifest_says() {
    String page = page(YAML);

    assertThat(page.lines())
        .contains("# Acme Academy (acme)")
        .contains(
            "  NAME: {connector: acme, base-url: \"https://…\", settings: {token: \"${TOKEN}\"}}")
        .contains("| `token` | API token | yes | yes |  |", "| `site` | Site | no | no | main |")
        .contains(
            "| `courses` | live | GET `/courses` | what changed; the whole list at full sweeps |"
                + " reference, key id | keep |",
            "| `results` | inferred | GET `/courses/{course}/results` | the whole list of each"
                + " changed item of courses | statement by `result.jslt`, key person + course |"
                + " void |")
        .contains(
            "| `message.send` | documented | POST `/messages` | lookup | it is looked up, and sent"
                + " again only if it is surely not there |")
        .contains("| calls per second | 7 |", "| calls at a time | 3 |")
        .contains("| calls per day | 900, 20 % of them for writes alone |")
        .contains("| nothing more is asked after | status [401, 403] |")
        .contains("| longest wait for an answer | PT41S |")
        .contains("| all of read, write | Ask for {missing} |")
        .contains("| goals | Switch them on · not-found: Buy them |")
        .contains("| `code` is E1 or E2 | bad-credentials | Make a new token |")
        .contains("| status 418 | refused |  |");
    assertThat(page).contains("Sign-in: bearer");
  }

  @Test
  void a_change_of_the_manifest_is_a_change_of_the_page() {
    assertThat(page(YAML.replace("perSecond: 7", "perSecond: 8")))
        .contains("| calls per second | 8 |")
        .doesNotContain("| calls per second | 7 |");
  }

  @TestFactory
  Stream<DynamicTest> the_page_of_each_connector_names_all_it_has() {
    return Connectors.packed().all().stream()
        .map(
            connector ->
                DynamicTest.dynamicTest(connector.name(), () -> namesAll(connector.manifest())));
  }

  private static void namesAll(Manifest manifest) {
    String page = new ReferencePage(manifest).text();
    assertThat(page).doesNotContain("null").doesNotContain("Optional");
    manifest
        .settings()
        .forEach((name, one) -> assertThat(page).contains("| `" + name + "` | ", one.title()));
    manifest
        .streams()
        .forEach(
            (name, one) ->
                assertThat(page).contains("| `" + name + "` | " + one.verified().word() + " |"));
    manifest
        .writes()
        .forEach(
            (name, one) ->
                assertThat(page.lines())
                    .anyMatch(
                        line ->
                            line.startsWith("| `" + name + "` | " + one.verified().word() + " |")
                                && line.contains("| " + one.writeClass().word() + " |")));
    manifest
        .errors()
        .status()
        .forEach(
            (status, word) ->
                assertThat(page).contains("| status " + status + " | " + word + " |"));
    if (manifest.check() != null) {
      manifest.check().probes().forEach(probe -> assertThat(page).contains(probe.name()));
      manifest.check().compare().forEach(compare -> assertThat(page).contains(compare.fix()));
    }
  }

  private static String page(String yaml) {
    return new ReferencePage(Manifest.load("connector.yaml", yaml)).text();
  }
}
