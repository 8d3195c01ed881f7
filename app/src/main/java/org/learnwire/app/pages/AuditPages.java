package org.learnwire.app.pages;

import java.io.IOException;
import java.io.Writer;

/** Who did what when, and what is held of people. */
public interface AuditPages {
  /** The latest rows that are wanted, and what is known of the chain. */
  AuditView audit(AuditFilter wanted, int limit, boolean names);

  /** Looks through the whole chain now. */
  AuditView.Verdict verify();

  /** Every row, as CSV; who and what about without names only where they are left out. */
  void csv(Writer out, boolean names) throws IOException;

  DataMapView dataMap();
}
