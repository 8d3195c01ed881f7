package org.learnwire.app;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of the program alone, for a process of its own. */
public final class ProgramPath {
  private ProgramPath() {}

  /** What is on the tests' path, without the tests of this module and those lent by others. */
  public static String withoutTests() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
