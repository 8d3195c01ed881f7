package org.learnwire.kit;

import java.util.List;

/** The body at {@code direct:learnwire.mapped}: a page after its mapping step. */
public record MappedPage(SourcePage page, List<MappedRecord> records) {

  public MappedPage {
    records = List.copyOf(records);
  }

  /** The same page with other records: what a filter on the seam answers with. */
  public MappedPage with(List<MappedRecord> others) {
    return new MappedPage(page, others);
  }
}
