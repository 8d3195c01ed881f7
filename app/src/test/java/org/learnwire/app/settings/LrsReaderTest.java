package org.learnwire.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.lrs.forward.ForwardTarget;

/** What the LRS does besides answering, as written. */
class LrsReaderTest {
  private static final String TARGET =
      """
      lrs:
        forward:
          - name: there
            url: https://lrs.partner.test/xapi/
            key: ${KEY}
            secret: ${SECRET}
      """;

  @TempDir Path folder;

  private LrsDuties read(String yaml) throws IOException {
    Files.writeString(folder.resolve(LrsReader.FILE), yaml);
    return LrsReader.in(folder, Map.of("KEY", "k", "SECRET", "very secret")::get);
  }

  @Test
  void a_target_has_sensible_defaults_and_never_shows_its_secret() throws Exception {
    ForwardTarget target = read(TARGET).forward().get(0);
    assertThat(target.url()).hasToString("https://lrs.partner.test/xapi");
    assertThat(target.secret()).isEqualTo("very secret");
    assertThat(target.fromBeginning()).isFalse();
    assertThat(target.keepsAuthority()).isFalse();
    assertThat(target.notFrom()).isEqualTo(Set.of("there"));
    assertThat(target.filter().isEverything()).isTrue();
    assertThat(target.toString()).doesNotContain("very secret");
  }

  @Test
  void filters_take_one_value_or_several() throws Exception {
    LrsDuties duties =
        read(
            TARGET
                + """
                      filter:
                        verb: [https://example.test/a, https://example.test/b]
                        agent: mailto:ana@example.test
                        source: academy
                  retention:
                    - keep: P18M
                      when: {activity: https://example.test/course}
                """);
    assertThat(duties.forward().get(0).filter().inWords())
        .isEqualTo(
            "verb https://example.test/a or https://example.test/b,"
                + " agent mbox|mailto:ana@example.test, source academy");
    assertThat(duties.retention().get(0).keep()).isEqualTo(Period.ofMonths(18));
  }

  @Test
  void no_file_means_no_duties() {
    assertThat(LrsReader.in(folder, name -> null)).isEqualTo(LrsDuties.none());
  }

  @Test
  void what_cannot_be_followed_is_named_with_its_line() {
    refused(TARGET.replace("https", "http"), "lrs.yaml:4: \"url\" must begin with https://");
    refused(TARGET.replace("there", "There!"), "\"name\" must be a-z");
    refused(TARGET + "      from: yesterday\n", "\"from\" must be now or beginning");
    refused(TARGET + "      form: now\n", "unknown key \"form\"");
    refused(TARGET + "      filter: {verb: done}\n", "\"verb\" names done, which is no IRI");
    refused(TARGET + "      filter: {agent: ana}\n", "\"agent\" must be mailto:ADDRESS");
    refused(TARGET.replace("${KEY}", "${NONE}"), "the environment variable NONE");
    refused(TARGET + TARGET.substring(TARGET.indexOf("    - name")), "\"name\" stands twice");
    refused("lrs: {retention: [{keep: 2 years}]}\n", "\"keep\" must be a time such as P2Y");
    refused("lrs: {retention: [{keep: P0D}]}\n", "\"keep\" must be a time such as P2Y");
    refused("lrs: {credentials-file: x}\n", "unknown key \"credentials-file\"");
  }

  private void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(message);
  }
}
