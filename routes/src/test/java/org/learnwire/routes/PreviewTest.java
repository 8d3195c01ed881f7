package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.Mapped;
import org.learnwire.routes.Preview.Shown;

/** Records of a stream and what they would become. */
class PreviewTest {
  @TempDir Path folder;

  @Test
  void it_shows_statements_and_stores_nothing() throws Exception {
    try (Academy academy = new Academy();
        Journey journey = new Campus(folder, academy.url()).open("data")) {
      academy.results(45);
      academy.mark(1, "p1", 50);
      Shown shown = journey.operations().preview("academy/results", 3);
      assertThat(shown.problem()).isEmpty();
      assertThat(shown.records()).hasSize(3);
      assertThat(shown.records().get(0).mapped()).isInstanceOf(Mapped.ToStatement.class);
      assertThat(shown.records().get(0).mapped().shown().at("/statement/verb/id").asText())
          .endsWith("scored");
      Shown marks = journey.operations().preview("academy/marks", 3);
      assertThat(marks.problem()).hasValueSatisfying(p -> assertThat(p).contains("courses"));
      assertThatThrownBy(() -> journey.operations().preview("academy/grade", 3))
          .hasMessageContaining("courses, results, marks");
      for (String table : new String[] {"statement", "source_item", "quarantine", "stream_run"}) {
        assertThat(Campus.count(journey, "select count(*) from " + table)).as(table).isZero();
      }
    }
  }
}
