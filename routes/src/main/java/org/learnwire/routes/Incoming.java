package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.Mapped.ToStatement;
import org.learnwire.kit.MappedRecord;
import org.learnwire.lrs.Prepared;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.XapiVersion;

/**
 * A record on its way into the store, with what needs no database worked out: the writer, for which
 * everybody waits, only writes.
 *
 * @param statement without its id, which hangs on what was seen before; null where it is none
 * @param prepared the statement as the store takes it; null where that was not asked for
 * @param first what is remembered of it if its key was never seen before; null where not asked for
 * @param undated neither the mapping nor the source says when it happened
 * @param failed why it cannot be stored, if it cannot
 */
record Incoming(
    MappedRecord record,
    @Nullable Statement statement,
    @Nullable Prepared prepared,
    SourceItems.@Nullable Item first,
    boolean undated,
    @Nullable Failed failed) {

  static Incoming of(MappedRecord record) {
    if (record.mapped() instanceof Failed failed) {
      return failed(record, failed);
    }
    if (!(record.mapped() instanceof ToStatement to)) {
      return new Incoming(record, null, null, null, false, null);
    }
    ObjectNode json = to.statement().node();
    Instant occurred = record.source().occurredAt();
    boolean dated = json.hasNonNull("timestamp");
    try {
      // One that was made elsewhere is of the version it names.
      XapiVersion version =
          XapiVersion.of(json.path("version").asText()).orElse(XapiVersion.V1_0_3);
      Statement statement =
          dated || occurred == null
              ? to.statement().keptAs(version)
              : Statement.share(dated(json, occurred), version);
      return new Incoming(record, statement, null, null, !dated && occurred == null, null);
    } catch (InvalidStatement e) {
      return failed(record, new Failed("statement", e.getMessage()));
    }
  }

  private static ObjectNode dated(ObjectNode json, Instant occurred) {
    return Json.object().<ObjectNode>setAll(json).put("timestamp", occurred.toString());
  }

  String key() {
    return record.source().key();
  }

  /** The same with a reason why it cannot be stored. */
  Incoming failed(Failed why) {
    return failed(record, why);
  }

  private static Incoming failed(MappedRecord record, Failed why) {
    return new Incoming(record, null, null, null, false, why);
  }

  /** The same with its statement as the store takes it, under the id of its first version. */
  Incoming prepared(Function<Statement, Prepared> preparing, SourceItems.Item asFirst) {
    return new Incoming(
        record,
        statement,
        statement == null
            ? null
            : preparing.apply(statement).withId(Objects.requireNonNull(asFirst.statementId())),
        asFirst,
        undated,
        failed);
  }
}
