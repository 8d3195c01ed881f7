package org.learnwire.app;

import java.time.Duration;
import java.util.List;
import org.learnwire.app.signin.AccountDesk;

/**
 * What a command asks about who may sign in, here or to the server that holds the data.
 *
 * @param name of an account, a token or a person
 * @param words roles or scopes
 * @param title how an account is called; empty: by its name
 * @param days how long a link or a token is good
 * @param who asks
 */
public record AccountRequest(
    Action action, String name, List<String> words, String title, int days, String who) {

  /** What is asked. */
  public enum Action {
    LIST,
    ADD,
    ROLE,
    DISABLE,
    ENABLE,
    RESET,
    LINK,
    TOKENS,
    TOKEN,
    REVOKE
  }

  public AccountRequest {
    words = List.copyOf(words);
  }

  /** Does it; a line for each thing that is so from now on. */
  public List<String> lines(AccountDesk desk) {
    Duration good = Duration.ofDays(days);
    return switch (action) {
      case LIST -> desk.list();
      case ADD -> desk.add(name, title, words, good, who);
      case ROLE -> desk.roles(name, words, who);
      case DISABLE -> desk.disable(name, who);
      case ENABLE -> desk.enable(name, who);
      case RESET -> desk.reset(name, good, who);
      case LINK -> desk.link(name, title, good, who);
      case TOKENS -> desk.tokens();
      case TOKEN -> desk.token(name, words, good, who);
      case REVOKE -> desk.revoke(name, who);
    };
  }
}
