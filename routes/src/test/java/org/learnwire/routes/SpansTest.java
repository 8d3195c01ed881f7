package org.learnwire.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.learnwire.database.TestDatabase;
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
  void spans_are_handed_to_whom_the_standards_variables_name() throws Exception {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    HttpServer collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    String there = "http://127.0.0.1:" + collector.getAddress().getPort();
    String approved;
    try (Spans spans = Spans.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", there))) {
      try (Running page = spans.answering("POST /writeback/approve")) {
        approved = Trace.current();
      }
      try (Running sending = spans.asking("send hr/goal.create", approved)) {
        sending.with("learnwire.outcome", "done");
      }
    } finally {
      collector.stop(0);
    }
    byte[] trace = HexFormat.of().parseHex(Trace.id(approved));
    String body = new String(received.poll(10, TimeUnit.SECONDS), StandardCharsets.ISO_8859_1);
    String[] spans = body.split(Pattern.quote(new String(trace, StandardCharsets.ISO_8859_1)), -1);
    assertThat(spans).as("both spans name the trace").hasSize(3);
    assertThat(body).contains("POST /writeback/approve", "send hr/goal.create", "learnwire");
  }

  @Test
  void a_unit_of_work_belongs_to_the_trace_of_whoever_asked_for_it() {
    try (Spans spans = Spans.of(Map.of());
        Database database = TestDatabase.open(folder)) {
      try (Running page = spans.answering("POST /writeback")) {
        String within = database.write("look", tx -> Trace.current());
        assertThat(within).isEqualTo(Trace.current());
      }
      String after = database.write("look", tx -> String.valueOf(Trace.current()));
      assertThat(after).isEqualTo("null");
    }
  }
}
