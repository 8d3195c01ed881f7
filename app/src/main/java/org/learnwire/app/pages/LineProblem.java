package org.learnwire.app.pages;

/** What is wrong on a line of a file; line 0 is the file as a whole. */
public record LineProblem(int line, Problem problem) {
  static LineProblem ofFile(String what, String next) {
    return new LineProblem(0, new Problem("file", what, next));
  }
}
