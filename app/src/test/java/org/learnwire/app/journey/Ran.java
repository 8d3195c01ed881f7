package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.learnwire.app.cli.Learnwire;

/** One command line and what a shell would have seen of it. */
record Ran(int exit, String out, String err) {

  /** Runs it here; no output may ever hold a stack trace. */
  static Ran of(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream seenOut = new ByteArrayOutputStream();
    ByteArrayOutputStream seenErr = new ByteArrayOutputStream();
    int exit;
    try {
      System.setOut(new PrintStream(seenOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(seenErr, true, StandardCharsets.UTF_8));
      exit = Learnwire.execute(words);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    Ran ran =
        new Ran(
            exit,
            seenOut.toString(StandardCharsets.UTF_8),
            seenErr.toString(StandardCharsets.UTF_8));
    assertThat(ran.all())
        .as("no stack trace")
        .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(")
        .doesNotContainPattern("\\w+(\\.\\w+)+Exception");
    return ran;
  }

  String all() {
    return out + err;
  }

  /** The line that says it, as shown to whoever reads the tests' output. */
  String says(String row, String... words) {
    List<String> lines = all().lines().filter(line -> holds(line, words)).toList();
    assertThat(lines).as("%s: a line with %s in%n%s", row, List.of(words), all()).isNotEmpty();
    String line = lines.get(0).strip();
    System.out.println("bad input | " + row + " | " + line);
    return line;
  }

  private static boolean holds(String line, String... words) {
    for (String word : words) {
      if (!line.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** The line of a stream in the report. */
  String stream(String connection, String stream) {
    return out.lines()
        .filter(line -> line.matches(connection + " +" + stream + " .*"))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no line of " + connection + "/" + stream + ":\n" + all()));
  }

  JsonNode json() {
    String last = out.strip().lines().reduce((one, next) -> next).orElse("");
    try {
      return DemoCompany.JSON.readTree(last);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the last line is no JSON: " + last, e);
    }
  }
}
