package org.learnwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnwire.app.pages.Csv;
import org.learnwire.app.pages.PlanFile;
import org.learnwire.routes.PlanItem;

class PlanOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PlanOutput output = new PlanOutput(new PrintStream(bytes, true));

  @Test
  void the_plan_stands_by_person_and_system() {
    output.text(
        List.of(
            item("1", "E1", "hr"),
            item("2", "E2", "hr"),
            item("3", "E1", "crm"),
            item("4", "E1", "hr")));
    assertThat(
            bytes
                .toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("E.*|  \\d .*")))
        .containsExactly(
            "E1, in hr",
            "  1  goal.create      Set a goal",
            "  4  goal.create      Set a goal",
            "E1, in crm",
            "  3  goal.create      Set a goal",
            "E2, in hr",
            "  2  goal.create      Set a goal");
  }

  @Test
  void a_yes_in_a_file_needs_the_version_it_was_given_to() {
    assertThat(PlanFile.yes(file("v1"))).isEqualTo("id1@v1");
    assertThatThrownBy(() -> PlanFile.yes(file(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2: its version is gone")
        .hasMessageEndingWith("Nothing was approved.");
  }

  private static String file(String version) {
    return Csv.write(
        PlanFile.COLUMNS,
        List.of(List.of("yes", "id1", version, "E1", "hr", "goal.create", "c", "w", "pending")));
  }

  private static PlanItem item(String id, String person, String connection) {
    return new PlanItem(
        id,
        person,
        connection,
        "goal.create",
        "Set a goal",
        "why",
        "pending",
        "plan",
        null,
        null,
        "v",
        "rule",
        false,
        List.of());
  }
}
