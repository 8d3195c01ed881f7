package org.learnwire.app.pages;

import java.util.List;

/**
 * What a person can say yes or no to on the pages; {@code plan --approve} ends in the same place.
 */
public interface Approvals {
  /** Approves exactly these lines, proposals and drafts included. */
  Outcome approve(List<String> ids);

  /** Says no to these lines: they end as declined or cancelled and are never sent. */
  Outcome decline(List<String> ids);

  /**
   * Closes an unknown outcome by what the person found in the other system.
   *
   * @param remoteId the id of what is there, where the person gave it; later changes need it
   */
  Outcome settle(String id, Found found, String remoteId);

  /** Ends a conflict: theirs stays, or ours goes back into the plan. */
  Outcome resolve(String id, Keep keep);

  /** Maps and stores these quarantined records again. */
  Outcome replay(List<Long> quarantineIds);

  /** What a person found when they looked in the other system. */
  enum Found {
    /** It is there: never sent again. */
    ARRIVED,
    /** It is not there: sent again, unless it is money or points. */
    MISSING,
    /** Nobody can tell, or it no longer matters: closed as it is. */
    LEFT
  }

  /** Whose value stands after a conflict. */
  enum Keep {
    THEIRS,
    OURS
  }

  /**
   * How many were done, and one sentence per line that was not.
   *
   * @param done how many were done
   * @param notDone what, why, and what to do, per line that was left alone
   */
  record Outcome(int done, List<String> notDone) {
    public Outcome {
      notDone = List.copyOf(notDone);
    }
  }
}
