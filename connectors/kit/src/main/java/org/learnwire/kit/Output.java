package org.learnwire.kit;

/** What the Exchange of a page carries out of a stream. */
public enum Output {
  /** A {@link SourcePage}: the records as the vendor wrote them. */
  PAGE,
  /** A {@link MappedPage}: each record beside what the connector's mapping made of it. */
  MAPPED,
  /** A list of JSON texts: what the mapping made, statements with their ids. */
  JSON
}
