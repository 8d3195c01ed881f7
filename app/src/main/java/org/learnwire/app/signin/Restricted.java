package org.learnwire.app.signin;

import java.util.List;

/** Of whom everything is kept and nothing used: their data is hidden until somebody says why. */
public interface Restricted {
  boolean covers(String personId);

  /** Since when, by whom and why. */
  List<String> reasons(String personId);
}
