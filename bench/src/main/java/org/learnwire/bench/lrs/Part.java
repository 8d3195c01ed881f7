package org.learnwire.bench.lrs;

/** A part of the measurement, as the command line names it. */
public enum Part {
  /** Batches of 50 on one connection. */
  batches1,
  /** Batches of 50 on eight. */
  batches8,
  /** Single posts on eight connections. */
  singles,
  /** Posts and reads in turn on eight connections. */
  mixed,
  /** Each query and its next page. */
  queries,
  /** Page after page to the end. */
  walk,
  /** The queries again while eight connections send batches. */
  beside
}
