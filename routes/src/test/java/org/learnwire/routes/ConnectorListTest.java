package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code ./learnwire connectors} prints is what docs/connectors.md says. */
class ConnectorListTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`$");
  private static final Pattern ITEM = Pattern.compile("([\\w.-]+) \\(([^)]+)\\)");

  @Test
  void the_command_prints_what_the_page_says() throws IOException {
    List<String> printed =
        ConnectorList.packed()
            .text()
            .lines()
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .map(line -> String.join(" ", line.strip().split("\\s+")))
            .toList();

    assertThat(printed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(page())
        .contains("badgr performance preview writes recognition.give documented lookup held");
  }

  @Test
  void json_says_the_same_of_every_write() throws IOException {
    List<String> writes = new ArrayList<>();
    for (JsonNode each : Json.MAPPER.readTree(ConnectorList.packed().json())) {
      for (JsonNode write : each.path("writes")) {
        writes.add(
            "%s %s %s%s"
                .formatted(
                    each.path("name").asText(),
                    write.path("name").asText(),
                    write.path("class").asText(),
                    write.path("held").asBoolean() ? " held" : ""));
      }
    }
    assertThat(writes)
        .contains("lattice goal.create lookup held", "bonusly recognition.give none held")
        .contains("lattice goal.read own-key", "bamboohr goal.create lookup");
  }

  /** The rows of the page's first table, one for each stream and write, as the command has them. */
  private static List<String> page() throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(Path.of("../docs/connectors.md"));
    int first = lines.indexOf("| --- | --- | --- | --- | --- | --- |") + 1;
    for (String line : lines.subList(first, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      String[] cells = line.substring(1).split("\\|", -1);
      Matcher name = NAME.matcher(cells[0].strip());
      assertThat(name.find()).as(line).isTrue();
      String start = String.join(" ", name.group(1), cells[1].strip(), cells[2].strip());
      ITEM.matcher(cells[4]).results().forEach(each -> rows.add(row(start + " reads", each)));
      ITEM.matcher(cells[5]).results().forEach(each -> rows.add(row(start + " writes", each)));
    }
    return rows;
  }

  private static String row(String start, MatchResult item) {
    List<String> marks = Arrays.asList(item.group(2).split(", "));
    return start + " " + item.group(1) + " " + String.join(" ", marks);
  }
}
