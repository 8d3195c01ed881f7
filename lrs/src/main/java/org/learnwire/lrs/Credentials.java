package org.learnwire.lrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The clients of the LRS, from a file that is read again whenever it has changed. */
public final class Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder();

  /** What the file looked like when it was read. */
  private record Seen(@Nullable FileTime changed, long size) {}

  private record Loaded(Seen seen, Map<String, Credential> byKey) {}

  private final Path file;
  private final Clock clock;
  private final byte[] pepper = randomBytes(16);

  /** Digests of the secrets that were found right: bcrypt is slow on purpose. */
  private final Map<String, byte[]> verified = new ConcurrentHashMap<>();

  private volatile Loaded loaded;

  private Credentials(Path file, Clock clock, Loaded loaded) {
    this.file = file;
    this.clock = clock;
    this.loaded = loaded;
  }

  /**
   * Reads the file; one that is not there yet holds nobody.
   *
   * @throws InvalidCredentialsFile when it cannot be understood
   */
  public static Credentials load(Path file, Clock clock) {
    return new Credentials(file, clock, read(file));
  }

  /** The credential, if key and secret belong together. */
  public Optional<Credential> verify(String key, String secret) {
    Credential credential = current().byKey().get(key);
    if (credential == null) {
      return Optional.empty();
    }
    byte[] digest = digest(credential, secret);
    byte[] right = verified.get(key);
    if (right != null && MessageDigest.isEqual(right, digest)) {
      return Optional.of(credential);
    }
    // bcrypt reads 72 bytes: a longer secret would match its own beginning.
    if (secret.getBytes(StandardCharsets.UTF_8).length > 72
        || !BCRYPT.matches(secret, credential.secretHash())) {
      return Optional.empty();
    }
    verified.put(key, digest);
    return Optional.of(credential);
  }

  /** Adds a client for any system. */
  public NewCredential add(String name) {
    return add(name, null, false);
  }

  /** Adds a client; its secret is returned once and kept as a hash only. */
  public synchronized NewCredential add(String name, @Nullable String site, boolean fingerprint) {
    if (name.isBlank() || fingerprint && site == null) {
      throw new IllegalArgumentException("a credential needs a name, and a site to fingerprint");
    }
    NewCredential made = new NewCredential(random(12), random(32));
    String created = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    String hash = BCRYPT.encode(made.secret());
    Credential credential =
        new Credential(
            made.key(),
            hash,
            name.strip(),
            site,
            fingerprint,
            Scope.standard(),
            AuthorityTemplate.standard(),
            null,
            created);
    String before = text(file).strip();
    String text =
        (before.isEmpty() || before.equals("[]") ? "" : before + "\n")
            + CredentialsFile.entry(credential);
    CredentialsFile.parse(file, text);
    write(text);
    loaded = read(file);
    return made;
  }

  public List<Credential> all() {
    return List.copyOf(current().byKey().values());
  }

  /** A file that was broken while we run must not lock everybody out: what was last good stays. */
  private Loaded current() {
    Loaded now = loaded;
    Seen seen = look(file);
    if (seen.equals(now.seen())) {
      return now;
    }
    synchronized (this) {
      try {
        loaded = read(file);
        LOG.info("read {} again: {} credentials", file, loaded.byKey().size());
      } catch (InvalidCredentialsFile e) {
        LOG.error("still using the credentials read before: {}", e.getMessage());
        loaded = new Loaded(seen, now.byKey());
      }
      return loaded;
    }
  }

  private static Loaded read(Path file) {
    Seen seen = look(file);
    return new Loaded(seen, CredentialsFile.parse(file, text(file)));
  }

  private static Seen look(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Seen(found.lastModifiedTime(), found.size());
    } catch (IOException e) {
      return new Seen(null, 0);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new InvalidCredentialsFile(file, 1, "cannot be read: " + e.getMessage());
    }
  }

  /** Whole or not at all, and readable by the owner only from its first moment. */
  private void write(String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path next = Files.createTempFile(folder, ".lrs-credentials", ".new");
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private byte[] digest(Credential credential, String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(pepper);
      // With the hash, so that a changed secret is never answered from what was right before.
      sha256.update(credential.secretHash().getBytes(StandardCharsets.UTF_8));
      return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String random(int bytes) {
    byte[] random = randomBytes(bytes);
    return bytes < 16
        ? HexFormat.of().formatHex(random)
        : Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static byte[] randomBytes(int count) {
    byte[] random = new byte[count];
    RANDOM.nextBytes(random);
    return random;
  }
}
