package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.database.Trace;
import org.learnwire.routes.Spans.Running;
import org.slf4j.MDC;

class SpansTest {
  @TempDir Path folder;

  @Test
  void what_a_span_holds_belongs_to_its_trace_and_what_is_behind_it_does_not() {
    try (Spans spans = Spans.of(Map.of())) {
      assertThat(Trace.current()).isNull();
      String outer;
      try (Running pass = spans.begin("pass")) {
        outer = Trace.current();
        assertThat(outer).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(MDC.get("trace")).isEqualTo(Trace.id(outer));
        try (Running inner = spans.begin("inner")) {
          assertThat(Trace.id(Trace.current())).isEqualTo(Trace.id(outer));
          assertThat(Trace.current()).isNotEqualTo(outer);
        }
        assertThat(Trace.current()).isEqualTo(outer);
      }
      assertThat(Trace.current()).isNull();
      assertThat(MDC.get("trace")).isNull();
    }
  }

  @Test
  void what_is_sent_carries_on_the_trace_of_whoever_approved_it() {
    try (Spans spans = Spans.of(Map.of())) {
      String approved;
      try (Running page = spans.answering("POST /writeback")) {
        approved = Trace.current();
      }
      try (Running pass = spans.begin("pass");
          Running sending = spans.asking("send", approved)) {
        assertThat(Trace.id(Trace.current())).isEqualTo(Trace.id(approved));
      }
    }
  }

  @Test
  void a_unit_of_work_belongs_to_the_trace_of_whoever_asked_for_it() {
    try (Spans spans = Spans.of(Map.of());
        Database database = Database.open(folder, DatabaseOptions.standard())) {
      try (Running page = spans.answering("POST /writeback")) {
        String within = database.write("look", tx -> Trace.current());
        assertThat(within).isEqualTo(Trace.current());
      }
      String after = database.write("look", tx -> String.valueOf(Trace.current()));
      assertThat(after).isEqualTo("null");
    }
  }
}
