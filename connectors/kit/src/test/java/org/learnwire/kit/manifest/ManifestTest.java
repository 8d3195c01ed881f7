package org.learnwire.kit.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final String GOOD =
      """
      name: acme
      title: Acme
      kind: hris
      settings:
        key: {title: API key, secret: true}
      auth: {bearer: "{key}"}
      streams:
        people:
          verified: documented
          get: /people
          records: people.*
          key: [id]
          keep: [id, mail]
          to: account
          map: person.jslt
        badges:
          verified: inferred
          get: "/people/{person}/badges"
          each: {stream: people, as: {person: id}}
          records: "*"
          key: [id]
          to: reference
      """;

  @Test
  void a_manifest_becomes_records() {
    Manifest manifest = Manifest.load("connector.yaml", GOOD);
    assertThat(manifest.kind()).isEqualTo(Kind.HRIS);
    assertThat(manifest.settings().get("key").secret()).isTrue();
    assertThat(manifest.settings().get("key").required()).isTrue();
    assertThat(manifest.auth()).isEqualTo(new Auth.Bearer("{key}"));
    assertThat(manifest.timeout()).isEqualTo(Duration.ofSeconds(30));
    StreamSpec badges = manifest.streams().get("badges");
    assertThat(badges.each().as()).containsEntry("person", "id");
    assertThat(badges.absent()).isEqualTo(Absent.KEEP);
  }

  @Test
  void an_unknown_key_is_named_with_its_line_and_the_known_ones() {
    assertThatThrownBy(load(GOOD.replace("records: people.*", "recrods: people.*")))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageStartingWith("acme/connector.yaml:11: ")
        .hasMessageContaining("the connector.streams.people: unknown key recrods")
        .hasMessageContaining("known are [verified, by, get, post,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: hris|kind: erp|:3:|kind cannot be erp; known are [lms, lrs, hris
          title: Acme|titel: Acme|:2:|unknown key titel
          title: Acme|kind: hris|:3:|kind is there twice
          get: /people|get: [a]|:10:|get must be one value
          get: /people|get: /x/{persn}|:10:|uses {persn}, which nothing fills; known are [key]
          key: [id]|key: []|:9:|needs key
          to: account|to: acount|:14:|to cannot be acount
          {stream: people,|{stream: peopel,|:19:|names the stream peopel, which is not here; known are [people, badges]
          {person: id}|{person: phone}|:19:|wants phone of people, which does not keep it
          verified: documented|verified: documented, sure|:9:|verified cannot be documented, sure
          name: acme|name: [|:3:|no YAML
          {bearer: "{key}"}|{bearer: "{kye}"}|:6:|uses {kye}, which nothing fills; known are [key]
          {bearer: "{key}"}|{bearrer: x}|:6:|unknown key bearrer; known are [formToken, basic, bearer, header
          {bearer: "{key}"}|{bearer: x, basic: {user: a, password: b}}|:6:|needs exactly one of formToken
          {bearer: "{key}"}|{header: {name: X-Key}}|:6:|needs value
          {bearer: "{key}"}|{token: {post: /t}}|:6:|needs token
          {bearer: "{key}"}|{jwtBearer: {url: /t, issuer: i, subject: s}}|:6:|needs privateKey
          {bearer: "{key}"}|{clientCredentials: {url: /t, clientId: i, in: cookie}}|:6:|in cannot be cookie; known are [header, body]
          """)
  void what_is_wrong_is_said_with_its_line(String good, String bad, String line, String message) {
    int at = GOOD.indexOf(good);
    assertThatThrownBy(load(GOOD.substring(0, at) + bad + GOOD.substring(at + good.length())))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining(message)
        .hasMessageContaining(line);
  }

  @Test
  void only_writes_of_the_typed_list_are_known() {
    String writes =
        "writes: {goal.make: {verified: documented, post: /goals, map: g.jslt, class: none}}\n";
    assertThatThrownBy(load(GOOD + writes))
        .hasMessageContaining("known are [goal.read, goal.create");
  }

  @Test
  void a_write_of_class_lookup_says_how_it_is_found() {
    String writes =
        "writes: {goal.create: {verified: documented, post: /goals, map: g.jslt, class: lookup}}\n";
    assertThatThrownBy(load(GOOD + writes)).hasMessageContaining("needs lookup");
  }

  @Test
  void points_are_those_of_a_setting() {
    String writes =
        "writes: {recognition.give: {verified: documented, post: /r, map: r.jslt, class: none, points: much}}\n";
    assertThatThrownBy(load(GOOD + writes))
        .hasMessageContaining("points is no setting of this connector")
        .hasMessageContaining("acme/connector.yaml:23:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limits: {perDay: {calls: 0}}|calls must be at least 1
          limits: {perDay: {calls: 5, reserve: 0.2}}|reserve must be a share of the calls like 20%
          limits: {perDay: {calls: 5, used: {header: X, pattern: "x"}}}|pattern needs a group around the figure
          limits: {perDay: {calls: 5, used: {header: X, pattern: "("}}}|pattern is no regular expression
          limits: {perMinute: 0}|perMinute must be at least 1
          limits: {stopOn: [200]}|stopOn holds 200, no status of an error
          errors: {retryAfter: {header: X, as: minutes}}|as cannot be minutes; known are [seconds, millis, epoch-seconds, date]
          """)
  void limits_that_mean_nothing_are_refused(String line, String message) {
    assertThatThrownBy(load(GOOD + line + "\n"))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining("acme/connector.yaml:23:")
        .hasMessageContaining(message);
  }

  @Test
  void an_empty_file_is_no_connector() {
    assertThatThrownBy(load("")).hasMessageContaining("the file is empty");
  }

  @Test
  void nested_form_values_are_written_php_style() {
    String php = GOOD.replace("get: /people", "post: /people\n    form: {ids: [1, 2], o: {n: x}}");
    assertThat(Manifest.load("c", php).streams().get("people").list().call().form())
        .containsEntry("ids[0]", "1")
        .containsEntry("ids[1]", "2")
        .containsEntry("o[n]", "x");
  }

  private static ThrowingCallable load(String text) {
    return () -> Manifest.load("acme/connector.yaml", text);
  }
}
