package org.learnwire.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.manifest.ErrorRules.WaitFormat;
import org.learnwire.kit.manifest.Manifest;

/** The connector that the README shows is one. */
class KitReadmeTest {
  private static final Pattern FILE =
      Pattern.compile("(?s)```\\w+\\n(?:#|//) (acme/\\S+)\\n(.*?)```");

  private static final String WITH_SETTINGS =
      """
      name: acme
      title: Acme
      kind: lms
      settings:
        {user: {}, password: {}, token: {}, secret: {}, clientId: {}, privateKey: {}, keyId: {},
         refreshToken: {}, certificate: {}, company: {}, login: {}}
      """;

  @TempDir Path folder;

  @Test
  void the_example_reads_and_its_conversations_hold() throws Exception {
    write();
    Connector connector = Connector.load(folder.resolve("acme"));
    connector.readMappings();
    VendorDouble vendor = new VendorDouble();
    try (Stream<Path> files = Files.walk(folder.resolve("acme/fixtures"))) {
      int held = 0;
      for (Path file : files.filter(each -> each.toString().matches(".*/\\d-.*")).toList()) {
        Conversation conversation = Conversation.of(folder.resolve("acme/fixtures"), file);
        vendor.hold(conversation, "");
        Connection connection =
            new Connection(
                "acme",
                connector,
                UUID.randomUUID(),
                vendor.url(),
                Map.of("token", "acme-secret-0001"));
        new ConversationRun(conversation, connection, vendor).run();
        held++;
      }
      assertThat(held).isEqualTo(2);
    } finally {
      vendor.close();
    }
  }

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

  private static String block(String title) throws IOException {
    Matcher found =
        Pattern.compile("(?s)```yaml\\n# " + title + "\\n(.*?)```")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(found.find()).as(title).isTrue();
    return found.group(1);
  }

  private void write() throws IOException {
    Map<String, String> shown = new LinkedHashMap<>();
    Matcher found = FILE.matcher(Files.readString(Path.of("README.md")));
    while (found.find()) {
      shown.put(found.group(1), found.group(2));
    }
    assertThat(shown).hasSize(6);
    for (Map.Entry<String, String> file : shown.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
