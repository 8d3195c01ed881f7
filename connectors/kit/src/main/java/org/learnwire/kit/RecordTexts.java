package org.learnwire.kit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.Uuids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a page comes to for an application without a store of ours: a JSON text for each record that
 * gives something. A statement has an id by which the same fact is the same statement.
 */
record RecordTexts(UUID connectionId) {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTexts.class);

  /** In the order of the page; what failed alone is told in the log, with its key. */
  List<String> of(MappedPage page) {
    List<String> texts = new ArrayList<>();
    for (MappedRecord record : page.records()) {
      Mapped mapped = record.mapped();
      if (mapped instanceof Mapped.ToStatement to) {
        texts.add(statement(record, to.statement().node()).toString());
      } else if (mapped instanceof Mapped.ToEmployee to) {
        texts.add(RecordJson.of(to.employee()).toString());
      } else if (mapped instanceof Mapped.ToAccount to) {
        texts.add(RecordJson.of(to.account()).toString());
      } else if (mapped instanceof Mapped.Reference) {
        texts.add(record.keep().toString());
      } else if (mapped instanceof Mapped.Failed failed) {
        SourceRecord source = record.source();
        LOG.warn(
            "{}/{}: record {} is left out ({}): {}",
            source.connection(),
            source.stream(),
            source.key(),
            failed.reason(),
            failed.detail());
      }
    }
    return texts;
  }

  private ObjectNode statement(MappedRecord record, ObjectNode mapped) {
    ObjectNode statement = mapped.deepCopy();
    SourceRecord source = record.source();
    if (!statement.hasNonNull("id")) {
      String version = source.version() == null ? record.factHash() : source.version();
      statement.put(
          "id", Uuids.v5(connectionId, source.stream(), source.key(), "1", version).toString());
    }
    if (!statement.hasNonNull("timestamp") && source.occurredAt() != null) {
      statement.put("timestamp", Timestamps.format(source.occurredAt()));
    }
    return statement;
  }
}
