package org.learnwire.app.signin;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** What a password must be, and its hash: Argon2id with 16 MB, two passes (RFC 9106). */
final class Passwords {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final Set<String> GUESSED_FIRST =
      Set.of("passwordpassword", "123456789012", "qwertyuiopas", "learnwirelearnwire");

  /** So that strangers who guess cannot take the server's memory. */
  private static final int AT_ONCE = 2;

  private final Argon2PasswordEncoder argon2 =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private volatile @Nullable String nobodys;

  /** Why it cannot be a password; null when it can. */
  @Nullable String refusal(String account, String password) {
    String plain = password.toLowerCase(Locale.ROOT);
    if (password.length() < SHORTEST) {
      return "A password has at least " + SHORTEST + " characters. Three or four words are good.";
    }
    if (password.length() > LONGEST) {
      return "A password has at most " + LONGEST + " characters.";
    }
    if (plain.chars().distinct().count() < 5
        || GUESSED_FIRST.contains(plain)
        || plain.replace(account.toLowerCase(Locale.ROOT), "").length() < SHORTEST) {
      return "That is among the first that somebody would guess. Three or four words are good.";
    }
    return null;
  }

  String hash(String password) {
    places.acquireUninterruptibly();
    try {
      return argon2.encode(password);
    } finally {
      places.release();
    }
  }

  /** As slow without an account as with one, so that the time tells nothing. */
  boolean fits(String password, @Nullable String hash) {
    String against = hash == null ? nobodys() : hash;
    places.acquireUninterruptibly();
    try {
      return password.length() <= LONGEST && argon2.matches(password, against) && hash != null;
    } finally {
      places.release();
    }
  }

  private String nobodys() {
    String made = nobodys;
    if (made == null) {
      made = hash(Secret.draw());
      nobodys = made;
    }
    return made;
  }
}
