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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector that the README shows is one. */
class KitReadmeTest {
  private static final Pattern FILE =
      Pattern.compile("(?s)```\\w+\\n(?:#|//) (acme/\\S+)\\n(.*?)```");

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
