package org.learnwire.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.learnwire.kit.Mapped.Failed;
import org.learnwire.kit.MappedPage;
import org.learnwire.kit.MappedRecord;
import org.learnwire.kit.MappingStep;
import org.learnwire.kit.SourcePage;
import org.learnwire.kit.SourceRecord;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;

/**
 * The step after every stream: maps, and lets nothing go further of people whom the policy keeps
 * out or who were erased. Of such a record only its key is left, so that it can be counted.
 */
final class MapStep implements Processor {
  private static final String UNTOLD =
      "what it says is not kept, for nobody can tell whether its person is in the policy's scope:"
          + " ./learnwire preview shows what is wrong with it; once that is mended, a full sweep"
          + " reads it again";

  private final MappingStep mapping;
  private final ScopeJudge judge;

  MapStep(MappingStep mapping, ScopeJudge judge) {
    this.mapping = mapping;
    this.judge = judge;
  }

  @Override
  public void process(Exchange exchange) {
    SourcePage page = exchange.getMessage().getBody(SourcePage.class);
    if (page == null) {
      throw new IllegalArgumentException("a mapping step takes what a learnwire stream gives");
    }
    exchange.getMessage().setBody(map(page));
  }

  MappedPage map(SourcePage page) {
    MappedPage all = mapping.map(page);
    if (!judge.judges()) {
      return all;
    }
    var kept = all.records().stream().map(this::judged).toList();
    return new MappedPage(page.with(kept.stream().map(MappedRecord::source).toList()), kept);
  }

  /** One record, for preview and replay. */
  MappedRecord map(SourceRecord record) {
    return judged(mapping.map(record));
  }

  /** Everything as it is mapped, to compare with; nothing of it may be kept. */
  MappedPage compared(SourcePage page) {
    return mapping.map(page);
  }

  /** Whether a record must not be kept. */
  boolean isOutOfScope(MappedRecord record) {
    return judge.isOut(record);
  }

  /** Whether a statement that came otherwise must not be kept. */
  boolean isOutOfScope(Statement statement) {
    return judge.isOut(statement);
  }

  /** Whether nothing may be kept of somebody. */
  boolean isOutOfScope(Agent agent) {
    return judge.isOut(agent);
  }

  /** Whether an identity is of somebody who was erased. */
  boolean isErased(Identifier identifier) {
    return judge.isErased(identifier);
  }

  /** Whether anybody is kept out now: then nothing may be kept unjudged. */
  boolean judges() {
    return judge.judges();
  }

  private MappedRecord judged(MappedRecord record) {
    if (!judge.judges()) {
      return record;
    }
    if (record.mapped() instanceof Failed failed) {
      return judge.keepsUnknown() ? record : untold(record, failed);
    }
    return judge.isOut(record) ? MappedRecord.outOfScope(record.source()) : record;
  }

  private static MappedRecord untold(MappedRecord record, Failed failed) {
    return new MappedRecord(
        record.source().withoutContent(),
        new Failed(failed.reason(), UNTOLD),
        record.factHash(),
        record.watchHash(),
        MappedRecord.outOfScope(record.source()).keep());
  }
}
