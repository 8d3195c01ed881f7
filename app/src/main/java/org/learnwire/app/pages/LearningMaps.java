package org.learnwire.app.pages;

/** The learning map that is in force, and trying another before it is put in place. */
public interface LearningMaps {
  MapView inForce();

  /** Reads a file as a learning map and holds it against what has come; nothing is changed. */
  MapTrial tried(String csv);
}
