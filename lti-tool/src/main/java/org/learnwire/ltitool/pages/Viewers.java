package org.learnwire.ltitool.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Knows whose request it is, by one way in. A controller takes a {@link Viewer} as an argument;
 * each bean of this type is asked in its order, and the first answer holds. A request that carries
 * the header of a launch is a launch's or nobody's: no session speaks for it.
 */
public interface Viewers {
  /** Who makes the request, if they came this way. */
  Optional<Viewer> of(HttpServletRequest request);

  /** The way in. */
  boolean launches();
}
