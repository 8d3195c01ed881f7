package org.learnwire.bench.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.learnwire.bench.pull.PullRun;
import org.learnwire.bench.pull.SourceFiles;
import org.learnwire.bench.statements.Company;
import org.learnwire.bench.statements.Statements;
import org.learnwire.kit.Connection;
import org.learnwire.kit.Connector;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.SourceRecord;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.json.RecordReader;
import org.learnwire.xapi.Uuids;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a record to a checked statement and its id, as {@code bench pull} maps them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MappingBenchmark {
  private static final int RECORDS = 1_000;

  private final UUID id = UUID.fromString("6f1f4c50-94a6-4a0e-9f0e-000000000001");
  private final List<SourceRecord> records = new ArrayList<>();
  private MappingStep mapping;
  private int next;

  /** Reads the mapping, and a thousand records as a pass reads them. */
  @Setup
  public void prepare() throws IOException {
    Path folder = Files.createTempDirectory("learnwire-mapping");
    Connector connector = Connector.load(SourceFiles.write(folder, 100));
    connector.readMappings();
    PullRun.delete(folder);
    LearnwireComponent component = new LearnwireComponent();
    component.addConnection(new Connection("source", connector, id, "http://127.0.0.1", Map.of()));
    mapping = new MappingStep(component);
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    byte[] page = Statements.asRecords(new Company(1, 1000), 1_700_000_000_000L).page(0, RECORDS);
    try (RecordReader reader =
        new RecordReader(new ByteArrayInputStream(page), FieldPath.of("*"))) {
      for (Found found = reader.next(); found != null; found = reader.next()) {
        ObjectNode record = found.json();
        String key = record.path("id").asText();
        records.add(new SourceRecord("source", "lessons", key, null, null, record, none, none));
      }
    }
  }

  /** Mapped, checked as a statement, its facts hashed, its id drawn. */
  @Benchmark
  public UUID mapped() {
    SourceRecord record = records.get(next++ % RECORDS);
    MappedRecord mapped = mapping.map(record);
    return Uuids.v5(id, record.stream(), record.key(), "1", mapped.factHash() + "#1");
  }
}
