package org.learnwire.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.learnwire.app.PrivacyRequest.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a person may ask for, each a word of {@code people}. */
final class PeoplePrivacyCommands {
  private PeoplePrivacyCommands() {}

  /** A command about one person. */
  abstract static class OfPerson implements Callable<Integer> {
    @ParentCommand PeopleCommand people = new PeopleCommand();

    @Parameters(
        index = "0",
        paramLabel = "PERSON",
        description = "a number, an address or CONNECTION/ID")
    String person = "";

    PeoplePrivacyOutput output() {
      return new PeoplePrivacyOutput(people.settings.read(), people.why);
    }
  }

  @Command(
      name = "erase",
      description = {
        "Erases everything that is held of a person, and keeps it from coming back. Shows what"
            + " goes and what others have to delete, and asks.",
        "Backups and what was forwarded are not in reach: see docs/policy.md."
      },
      mixinStandardHelpOptions = true)
  static final class Erase extends OfPerson {
    @Option(names = "--preview", description = "only show what would go")
    boolean preview;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Override
    public Integer call() throws Exception {
      return preview ? output().say(Action.PREVIEW, person) : output().erase(person, yes);
    }
  }

  @Command(
      name = "copy",
      description = "Writes everything that is held of a person as JSON, for that person.",
      mixinStandardHelpOptions = true)
  static final class Copy extends OfPerson {
    @Parameters(index = "1", paramLabel = "FILE", description = "a file to be written")
    Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
      return output().copy(person, file);
    }
  }

  @Command(
      name = "hold",
      description = "A legal hold: nothing of the person is erased while it stands.",
      mixinStandardHelpOptions = true)
  static final class Hold extends OfPerson {
    @Option(names = "--lift", description = "takes it back")
    boolean lift;

    @Override
    public Integer call() {
      return output().say(lift ? Action.LIFT_HOLD : Action.HOLD, person);
    }
  }

  @Command(
      name = "restrict",
      description = "Everything is kept; nothing of the person is added, decided or sent.",
      mixinStandardHelpOptions = true)
  static final class Restrict extends OfPerson {
    @Option(names = "--lift", description = "takes it back")
    boolean lift;

    @Override
    public Integer call() {
      return output().say(lift ? Action.LIFT_RESTRICTION : Action.RESTRICT, person);
    }
  }
}
