package org.learnwire.routes;

import java.util.Arrays;
import java.util.Optional;

/**
 * The named places at which a user's own Camel route may interpose. Each is the {@code direct:}
 * endpoint of its name; what stands there by default only passes on.
 */
public enum Seam {
  /** Before the store: filter, enrich, hand to a broker. Body: MappedPage. */
  MAPPED("learnwire.mapped", "direct:learnwire.store"),
  /** Copies of what was stored. Body: a Statement as JSON text. */
  STORED("learnwire.stored", "log:learnwire.stored?level=TRACE"),
  /** Inside the decision's transaction: synchronous filter or enricher. Body: list of decisions. */
  DECIDED("learnwire.decided", "direct:learnwire.enter");

  private final String id;
  private final String next;

  Seam(String id, String next) {
    this.id = id;
    this.next = next;
  }

  public String id() {
    return id;
  }

  public String uri() {
    return "direct:" + id;
  }

  String next() {
    return next;
  }

  /** The seam that a route file stands at, as far as its text tells. */
  static Optional<Seam> namedIn(String text) {
    return Arrays.stream(values()).filter(s -> text.contains(s.uri())).findFirst();
  }
}
