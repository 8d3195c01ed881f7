package org.learnwire.lrs.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Admitted;
import org.learnwire.xapi.Canonical;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.Violation;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** Reads NDJSON, one statement a line; what is none is reported, and the next line is read. */
final class StatementLines {
  private static final UUID NAMESPACE = Uuids.v5(Uuids.NS_LEARNWIRE, "import");

  /** A statement and the line where it stands. */
  record Line(long number, Statement statement) {}

  private final Lines lines;
  private final Admitted admitted;
  private final Consumer<BadLine> bad;

  StatementLines(InputStream in, Admitted admitted, Consumer<BadLine> bad) {
    this.admitted = admitted;
    this.lines = new Lines(in);
    this.bad = bad;
  }

  /** The next good line, null at the end. Blank lines are passed over. */
  @Nullable Line next() throws IOException {
    while (true) {
      try {
        String text = lines.next();
        if (lines.hasEnded()) {
          return null;
        }
        if (!text.isBlank()) {
          return new Line(lines.number(), statement(text));
        }
      } catch (Lines.Unreadable e) {
        bad.accept(new BadLine(lines.number(), e.getMessage()));
      } catch (JsonProcessingException e) {
        bad.accept(new BadLine(lines.number(), "is no JSON: " + e.getOriginalMessage()));
      } catch (InvalidStatement e) {
        bad.accept(new BadLine(lines.number(), inWords(e)));
      }
    }
  }

  /** One without id is given one drawn from its content, so that the same file is a no-op. */
  private Statement statement(String text) throws JsonProcessingException, Lines.Unreadable {
    JsonNode json = XapiJson.read(text);
    if (!(json instanceof ObjectNode object)) {
      throw new Lines.Unreadable("is no JSON object");
    }
    XapiVersion version =
        XapiVersion.of(object.path("version").asText("1.0.3")).orElse(XapiVersion.V1_0_3);
    Statement statement = Statement.parse(object, version);
    if (!admitted.isAdmitted(statement)) {
      throw new Lines.Unreadable("is about somebody whose data is not kept here");
    }
    return statement.id().isPresent()
        ? statement
        : statement.withId(
            Uuids.v5(NAMESPACE, HexFormat.of().formatHex(Canonical.hash(statement))));
  }

  private static String inWords(InvalidStatement invalid) {
    Violation first = invalid.violations().get(0);
    int others = invalid.violations().size() - 1;
    return first.jsonPath()
        + " "
        + first.rule()
        + " ("
        + first.specReference()
        + ")"
        + (others > 0 ? " and " + others + " more" : "");
  }
}
