package org.learnwire.app.pages;

import java.util.List;

/** The performance cycles; {@code ./learnwire plan --next-cycle} ends there too. */
public interface CyclePages {
  CyclesView cycles(boolean names);

  /** What will be missing before long, one sentence each. */
  List<String> warnings();

  /** Plans what a cycle holds for the next one. */
  Approvals.Outcome planForNext(List<String> ids);
}
