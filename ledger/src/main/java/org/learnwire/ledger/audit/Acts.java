package org.learnwire.ledger.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.ledger.EntryState;

/** The closed list of what can be done: what an auditor filters by. */
public final class Acts {
  /** Before the state that an entry of the ledger came into. */
  private static final String ENTRY = "entry.";

  /** Something was said of an entry that stays where it is. */
  public static final String ENTRY_REMARK = ENTRY + "remark";

  /** A page or command showed what is held on a named person. */
  public static final String LOOKED_AT = "looked.at";

  public static final String SIGN_IN_DONE = "sign-in.done";
  public static final String SIGN_IN_REFUSED = "sign-in.refused";
  public static final String SIGN_OUT = "sign-in.ended";
  public static final String WRITES_STOPPED = "writes.stopped";
  public static final String WRITES_RESUMED = "writes.resumed";

  public static final String PERSON_ERASED = "person.erased";
  public static final String PERSON_EXPORTED = "person.exported";
  public static final String PERSON_RESTRICTED = "person.restricted";
  public static final String PERSON_UNRESTRICTED = "person.unrestricted";
  public static final String HOLD_SET = "hold.set";
  public static final String HOLD_LIFTED = "hold.lifted";

  /** What rows of this list said was erased; names their numbers. */
  public static final String AUDIT_ERASED = "audit.erased";

  private static final Set<String> KNOWN = known();

  private Acts() {}

  /** What is written when an entry comes into a state. */
  public static String entered(EntryState state) {
    return ENTRY + state.word();
  }

  /** Every word, in the order of the alphabet. */
  public static Set<String> all() {
    return KNOWN;
  }

  private static Set<String> known() {
    Set<String> known =
        new TreeSet<>(
            Set.of(
                ENTRY_REMARK,
                LOOKED_AT,
                SIGN_IN_DONE,
                SIGN_IN_REFUSED,
                SIGN_OUT,
                WRITES_STOPPED,
                WRITES_RESUMED,
                PERSON_ERASED,
                PERSON_EXPORTED,
                PERSON_RESTRICTED,
                PERSON_UNRESTRICTED,
                HOLD_SET,
                HOLD_LIFTED,
                AUDIT_ERASED));
    Arrays.stream(EntryState.values()).map(Acts::entered).forEach(known::add);
    return Collections.unmodifiableSet(known);
  }
}
