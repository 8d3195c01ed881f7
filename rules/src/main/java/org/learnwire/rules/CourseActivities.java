package org.learnwire.rules;

import java.util.Optional;

/** Knows how a connection names its courses as activities. */
@FunctionalInterface
public interface CourseActivities {
  /** The activity IRI of a vendor's course key; empty when there is no such connection. */
  Optional<String> iri(String connection, String courseKey);
}
