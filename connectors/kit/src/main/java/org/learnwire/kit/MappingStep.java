package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.kit.json.Canonical;
import org.learnwire.kit.manifest.Join;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.xapi.BusinessResult;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Violation;
import org.learnwire.xapi.XapiVersion;

/**
 * The step after every stream: a {@link SourcePage} becomes a {@link MappedPage}. A record that
 * cannot be mapped fails alone.
 */
public final class MappingStep implements Processor {
  private final Function<String, Connection> connections;
  private final java.util.function.Supplier<SourceState> state;

  public MappingStep(LearnwireComponent component) {
    this(component::connection, component::getState);
  }

  MappingStep(
      Function<String, Connection> connections, java.util.function.Supplier<SourceState> state) {
    this.connections = connections;
    this.state = state;
  }

  @Override
  public void process(Exchange exchange) {
    SourcePage page = exchange.getMessage().getBody(SourcePage.class);
    if (page == null) {
      throw new IllegalArgumentException("a mapping step takes what a learnwire stream gives");
    }
    exchange.getMessage().setBody(map(page));
  }

  public MappedPage map(SourcePage page) {
    return new MappedPage(page, page.records().stream().map(this::map).toList());
  }

  /** One record, for preview and replay. */
  public MappedRecord map(SourceRecord record) {
    Connection connection = connections.apply(record.connection());
    StreamSpec stream = connection.stream(record.stream());
    RecordFields fields = RecordFields.of(record);
    ObjectNode kept = fields.kept(stream);
    String watch = fields.watchHash(stream);
    Mapped mapped = mapped(record, connection, stream);
    return new MappedRecord(record, mapped, factHash(mapped, kept, watch), watch, kept);
  }

  private Mapped mapped(SourceRecord record, Connection connection, StreamSpec stream) {
    if (record.key().startsWith(RecordMaker.NO_KEY)) {
      return new Mapped.Failed("no-key", "the record lacks one of " + stream.key());
    }
    if (stream.map() == null) {
      return new Mapped.Reference();
    }
    try {
      Mapping mapping = connection.connector().mapping(stream.map());
      JsonNode output = mapping.apply(record.json(), variables(record, connection, stream));
      return target(output, connection, stream);
    } catch (MappingFailed e) {
      return new Mapped.Failed("mapping", e.getMessage());
    }
  }

  private static Mapped target(JsonNode output, Connection connection, StreamSpec stream) {
    if (!(output instanceof ObjectNode object)) {
      return new Mapped.Failed("mapping", stream.map() + " gave no object but " + output);
    }
    if (object.path("skip").isTextual()) {
      return new Mapped.Skipped(object.path("skip").asText());
    }
    return switch (stream.to()) {
      case STATEMENT -> statement(object);
      case EMPLOYEE, ACCOUNT -> person(object, connection, stream);
      case REFERENCE -> new Mapped.Reference();
    };
  }

  static Mapped statement(ObjectNode json) {
    // What our mappings make keeps to 2.0; a statement that was made elsewhere to what it says.
    XapiVersion version = XapiVersion.of(json.path("version").asText()).orElse(XapiVersion.V2_0_0);
    List<Violation> violations = new ArrayList<>(Statement.check(json, version));
    if (BusinessResult.isOne(json)) {
      violations.addAll(BusinessResult.check(json));
    }
    return violations.isEmpty()
        ? new Mapped.ToStatement(Statement.trusted(json, version))
        : new Mapped.Failed(
            "statement",
            violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
  }

  private static Mapped person(ObjectNode json, Connection connection, StreamSpec stream) {
    try {
      return switch (stream.to()) {
        case EMPLOYEE -> new Mapped.ToEmployee(DirectoryReader.employee(json));
        default -> new Mapped.ToAccount(DirectoryReader.account(json, connection.site()));
      };
    } catch (IllegalArgumentException e) {
      return new Mapped.Failed("directory", e.getMessage());
    }
  }

  private Map<String, JsonNode> variables(
      SourceRecord record, Connection connection, StreamSpec stream) {
    Map<String, JsonNode> variables = new HashMap<>();
    variables.put("item", record.item());
    variables.put("parent", record.parent());
    variables.put("site", new TextNode(connection.site()));
    variables.put("connection", connection.forMappings());
    stream.with().forEach((name, join) -> variables.put(name, joined(record, join)));
    return variables;
  }

  private JsonNode joined(SourceRecord record, Join join) {
    Optional<ObjectNode> found =
        RecordFields.of(record)
            .key(join.key())
            .flatMap(key -> state.get().item(record.connection(), join.stream(), key));
    return found.isPresent() ? found.get() : NullNode.instance;
  }

  /** A reference says what it keeps; where it watches fields, only those are news. */
  private static String factHash(Mapped mapped, ObjectNode kept, String watch) {
    if (mapped instanceof Mapped.ToStatement to) {
      return Facts.hash(to.statement().node());
    }
    if (mapped instanceof Mapped.ToEmployee to) {
      return Canonical.hash(RecordJson.of(to.employee()));
    }
    if (mapped instanceof Mapped.ToAccount to) {
      return Canonical.hash(RecordJson.of(to.account()));
    }
    if (mapped instanceof Mapped.Reference && watch != null) {
      return watch;
    }
    return Canonical.hash(
        mapped instanceof Mapped.Reference ? kept : JsonNodeFactory.instance.objectNode());
  }
}
