package org.learnwire.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/** Asks before something is written in somebody's system. */
final class Consent {
  private Consent() {}

  /**
   * Whether somebody at the terminal said yes.
   *
   * @param plan what would be written, a sentence each
   */
  static boolean given(String connection, List<String> plan) {
    System.err.println("This writes through the connection " + connection + ". It will");
    plan.forEach(each -> System.err.println("  " + each));
    System.err.print("Is that a test tenant, and shall it be done? Write yes: ");
    System.err.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String answer = in.readLine();
      return answer != null && answer.strip().equalsIgnoreCase("yes");
    } catch (IOException e) {
      throw new UncheckedIOException("nobody could be asked; --yes says it beforehand", e);
    }
  }
}
