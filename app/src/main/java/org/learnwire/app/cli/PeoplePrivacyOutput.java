package org.learnwire.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.learnwire.app.PrivacyRequest;
import org.learnwire.app.PrivacyRequest.Action;
import org.learnwire.app.ServerFile;
import org.learnwire.app.desk.Journeys;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.database.DataFolderInUse;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.routes.Journey;

/** Asks for what is done with everything held of a person, and prints what was. */
final class PeoplePrivacyOutput {
  private final AppSettings settings;
  private final String why;

  PeoplePrivacyOutput(AppSettings settings, String why) {
    this.settings = settings;
    this.why = why;
  }

  int say(Action action, String person) {
    lines(action, person).forEach(System.out::println);
    return ExitCode.WELL;
  }

  int erase(String person, boolean yes) throws IOException {
    if (why.isBlank()) {
      throw new IllegalArgumentException(
          "Say why with --why: it is kept with who did it and when. Name nobody in it.");
    }
    if (!yes) {
      lines(Action.PREVIEW, person).forEach(System.out::println);
      System.err.print("This cannot be taken back. Write erase to do it: ");
      System.err.flush();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String answer = in.readLine();
      if (answer == null || !answer.strip().equals("erase")) {
        System.err.println("learnwire: nothing was erased.");
        return ExitCode.COULD_NOT;
      }
    }
    return say(Action.ERASE, person);
  }

  int copy(String person, Path file) throws IOException {
    List<String> lines = lines(Action.COPY, person);
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    System.out.println("Everything that is held of this person: " + file);
    return ExitCode.WELL;
  }

  private List<String> lines(Action action, String person) {
    String who = "command line, " + System.getProperty("user.name");
    PrivacyRequest request = new PrivacyRequest(action, person, who, why);
    try (Journey open =
        Journeys.open(settings.journey(), Clock.systemUTC(), DatabaseOptions.standard())) {
      return request.lines(open);
    } catch (DataFolderInUse e) {
      return ServerFile.in(settings.journey().data()).privacy(request).orElseThrow(() -> e);
    }
  }
}
