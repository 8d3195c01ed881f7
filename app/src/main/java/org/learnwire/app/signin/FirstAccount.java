package org.learnwire.app.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.learnwire.app.signin.Links.Link;
import org.learnwire.app.signin.Links.Purpose;

/** Where there is no account yet: a code for the first one, in the log file of the data folder. */
public final class FirstAccount {
  private static final Duration GOOD = Duration.ofHours(24);

  private final Accounts accounts;
  private final Links links;
  private final SignInLog log;

  public FirstAccount(Accounts accounts, Links links, SignInLog log) {
    this.accounts = accounts;
    this.links = links;
    this.log = log;
  }

  /** Draws the code when there is no account; one of an earlier start is worth nothing any more. */
  public void started(String address) {
    if (!accounts.list().isEmpty()) {
      return;
    }
    String code =
        links.code(new Link(Purpose.SETUP, null, "first account", Set.of(), null, "/setup"), GOOD);
    log.say(
        "No account yet. Open "
            + address
            + "/setup and enter the code "
            + code
            + " (good once, for 24 hours).");
  }

  /** Where the code stands; empty once there is an account. */
  public Optional<Path> code() {
    return accounts.list().isEmpty() ? Optional.of(log.file()) : Optional.empty();
  }
}
