package org.learnwire.bench.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.kit.Connection;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.Mapped;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.SourceRecord;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/** What is pulled is what the bound inserts, and the source has every record once. */
class PullTest {
  private static final long RUN = 1_750_000_000_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void the_records_are_mapped_to_the_statements_that_the_bound_inserts() throws Exception {
    LearnwireComponent component = new LearnwireComponent();
    Connector connector = Connector.load(SourceFiles.write(folder, 100));
    component.addConnection(
        new Connection("source", connector, UUID.randomUUID(), "http://127.0.0.1", Map.of()));
    MappingStep mapping = new MappingStep(component);
    JsonNode statements = JSON.readTree(new Statements(new Company(1, 50), RUN).page(0, 40));
    JsonNode records = JSON.readTree(Statements.asRecords(new Company(1, 50), RUN).page(0, 40));
    for (int i = 0; i < 40; i++) {
      Mapped mapped = mapping.map(record(records.get(i))).mapped();
      assertThat(mapped).isInstanceOf(Mapped.ToStatement.class);
      ObjectNode made = ((Mapped.ToStatement) mapped).statement().json();
      made.set("id", statements.get(i).get("id"));
      assertThat(
              org.learnwire.xapi.Difference.first(
                  Statement.parse(made, XapiVersion.V1_0_3),
                  Statement.parse((ObjectNode) statements.get(i), XapiVersion.V1_0_3)))
          .isEmpty();
    }
  }

  private static SourceRecord record(JsonNode json) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return new SourceRecord(
        "source", "lessons", json.path("id").asText(), null, null, (ObjectNode) json, none, none);
  }

  @Test
  void the_plain_loop_reads_every_page_of_the_source() throws Exception {
    Statements records = Statements.asRecords(new Company(1, 50), RUN);
    try (PagedSource source = new PagedSource(records, 250, Duration.ZERO)) {
      assertThat(new PlainLoop().run(source.address(), 250, 100)).isPositive();
    }
  }
}
