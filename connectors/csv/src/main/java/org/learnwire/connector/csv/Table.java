package org.learnwire.connector.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one file. */
interface Table {
  /** The field that says what is wrong with a row; mappings fail such a row alone. */
  String PROBLEM = "$problem";

  /** Reads the file to its end before anything of it is given on. */
  void check() throws BadFile, IOException;

  Rows open() throws BadFile, IOException;

  /** Row after row. */
  interface Rows extends Closeable {
    /** Null after the last. */
    @Nullable Row next() throws BadFile, IOException;
  }

  /**
   * One row.
   *
   * @param line at which it begins, from 1
   */
  record Row(long line, ObjectNode json) {}
}
