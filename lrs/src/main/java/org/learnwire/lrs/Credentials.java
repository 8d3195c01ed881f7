package org.learnwire.lrs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients of the LRS, from a file that is read again whenever it has changed. */
public final class Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

  private record Loaded(OwnersFile.Seen seen, Map<String, Credential> byKey) {}

  private final OwnersFile file;
  private final Clock clock;
  private final Secrets secrets = new Secrets();
  private final WrongTries wrongTries;

  private volatile Loaded loaded;

  private Credentials(OwnersFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.wrongTries = new WrongTries(clock);
    this.loaded = read();
  }

  /**
   * Reads the file; one that is not there yet holds nobody.
   *
   * @throws InvalidCredentialsFile when it cannot be understood
   */
  public static Credentials load(Path file, Clock clock) {
    return new Credentials(new OwnersFile(file), clock);
  }

  /** The credential, if key and secret belong together. */
  public Optional<Credential> verify(String key, String secret) {
    return verify(key, secret, "here");
  }

  /**
   * The credential, if key and secret belong together.
   *
   * @param address of who asks: wrong secrets are counted by key and address
   * @throws TooManyTries when it is not even looked at
   */
  public Optional<Credential> verify(String key, String secret, String address) {
    Credential credential = current().byKey().get(key);
    if (credential == null) {
      return Optional.empty();
    }
    // First, so that nobody can lock out who has been here before.
    if (hashes(credential).anyMatch(hash -> secrets.isKnown(secret, hash))) {
      return Optional.of(credential);
    }
    wrongTries.admit(key, address);
    if (hashes(credential).anyMatch(hash -> secrets.fits(secret, hash))) {
      return Optional.of(credential);
    }
    wrongTries.wrong(key, address);
    return Optional.empty();
  }

  /** Adds a client for any system. */
  public NewCredential add(String name) {
    return add(CredentialDraft.named(name));
  }

  /** Adds a client; its secret is returned once and kept as a hash only. */
  public synchronized NewCredential add(CredentialDraft draft) {
    NewCredential made = Secrets.draw();
    Credential credential =
        new Credential(
            made.key(),
            Secrets.hash(made.secret()),
            draft.name(),
            draft.site(),
            draft.site() != null,
            draft.scopes(),
            draft.sees(),
            draft.template(),
            null,
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    file.change(text -> new CredentialsText(file.path(), text).with(credential));
    loaded = read();
    return made;
  }

  /**
   * Gives a client a new secret; empty when there is none with this key.
   *
   * @param oldValidFor how long the old one still opens the door; zero for not at all
   */
  public synchronized Optional<NewCredential> rotate(String key, Duration oldValidFor) {
    Credential before = read().byKey().get(key);
    if (before == null) {
      return Optional.empty();
    }
    String secret = Secrets.drawSecret();
    @Nullable PreviousSecret previous =
        oldValidFor.isZero()
            ? null
            : new PreviousSecret(
                before.secretHash(),
                clock.instant().plus(oldValidFor).truncatedTo(ChronoUnit.SECONDS));
    Credential after = before.withSecret(Secrets.hash(secret), previous);
    file.change(text -> new CredentialsText(file.path(), text).replaced(after));
    loaded = read();
    return Optional.of(new NewCredential(key, secret));
  }

  /** Takes a client away; false when there is none with this key. */
  public synchronized boolean revoke(String key) {
    if (!read().byKey().containsKey(key)) {
      return false;
    }
    file.change(text -> new CredentialsText(file.path(), text).without(key));
    loaded = read();
    return true;
  }

  /** In the order of the file. */
  public List<Credential> all() {
    return List.copyOf(current().byKey().values());
  }

  private Stream<String> hashes(Credential credential) {
    PreviousSecret previous = credential.previous();
    return previous != null && clock.instant().isBefore(previous.until())
        ? Stream.of(credential.secretHash(), previous.hash())
        : Stream.of(credential.secretHash());
  }

  /** A file that was broken while we run must not lock everybody out: what was last good stays. */
  private Loaded current() {
    Loaded now = loaded;
    OwnersFile.Seen seen = file.look();
    if (seen.equals(now.seen())) {
      return now;
    }
    synchronized (this) {
      try {
        loaded = read();
        LOG.info("read {} again: {} credentials", file.path(), loaded.byKey().size());
      } catch (InvalidCredentialsFile e) {
        LOG.error("still using the credentials read before: {}", e.getMessage());
        loaded = new Loaded(seen, now.byKey());
      }
      return loaded;
    }
  }

  private Loaded read() {
    OwnersFile.Seen seen = file.look();
    Map<String, Credential> byKey = CredentialsFile.parse(file.path(), file.text());
    secrets.keepOnly(byKey.values().stream().flatMap(this::hashes).collect(Collectors.toSet()));
    return new Loaded(seen, byKey);
  }
}
