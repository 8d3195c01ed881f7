package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.learnwire.kit.manifest.ErrorRules.WaitFormat;
import org.learnwire.kit.manifest.Manifest;

/** What the README shows of a manifest is read by the reader. */
class KitReadmeTest {
  private static final String WITH_SETTINGS =
      """
      name: acme
      title: Acme
      kind: lms
      settings:
        {user: {}, password: {}, token: {}, secret: {}, clientId: {}, privateKey: {}, keyId: {},
         refreshToken: {}, certificate: {}, company: {}, login: {}}
      """;

  @TestFactory
  Stream<DynamicTest> every_way_to_authenticate_reads() throws IOException {
    return block("auth, one each")
        .lines()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line,
                    () ->
                        assertThat(Manifest.load("shown", WITH_SETTINGS + line).auth())
                            .isNotNull()));
  }

  @Test
  void the_limits_read() throws IOException {
    Manifest manifest = Manifest.load("shown", WITH_SETTINGS + block("limits"));
    assertThat(manifest.limits().perDay().reserve()).isEqualTo(0.2);
    assertThat(manifest.limits().perDay().used().pattern().matcher("api-usage=18/5000").find())
        .isTrue();
    assertThat(manifest.limits().stopOn()).containsExactly(401, 403);
    assertThat(manifest.errors().retryAfter().as()).isEqualTo(WaitFormat.EPOCH_SECONDS);
  }

  @Test
  void the_webhooks_read() throws IOException {
    for (String shown : block("webhooks").split("---\n")) {
      String yaml =
          """
          name: acme
          title: Acme
          kind: lms
          settings: {webhookSecret: {secret: true, required: false}}
          streams:
            grades:
              verified: documented
              get: /grades
              records: "*"
              key: [id]
              version: changed
              to: reference
          """
              + shown.indent(4);
      assertThat(Manifest.load("shown", yaml).streams().get("grades").webhook()).isNotNull();
    }
  }

  private static String block(String title) throws IOException {
    Matcher found =
        Pattern.compile("(?s)```yaml\\n# " + title + "\\n(.*?)```")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(found.find()).as(title).isTrue();
    return found.group(1);
  }
}
