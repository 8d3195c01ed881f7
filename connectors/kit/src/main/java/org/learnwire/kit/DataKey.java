package org.learnwire.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What secrets are encrypted with before they are kept: AES-256-GCM (NIST SP 800-38D) under a key
 * from the environment variable {@value #VARIABLE}, else from a file beside the data that only its
 * owner may read and that is made at first use.
 */
public final class DataKey {
  /** 32 bytes as base64; {@code openssl rand -base64 32} makes some. */
  public static final String VARIABLE = "LEARNWIRE_KEY";

  /** Its name in the data folder. */
  public static final String FILE = "learnwire.key";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte VERSION = 1;

  private final SecretKey key;

  private DataKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * The key of a data folder.
   *
   * @throws IOException saying what is wrong with the variable or the file
   */
  public static DataKey of(Path folder) throws IOException {
    return of(folder, System::getenv);
  }

  static DataKey of(Path folder, UnaryOperator<@Nullable String> environment) throws IOException {
    String given = environment.apply(VARIABLE);
    if (given != null && !given.isBlank()) {
      return new DataKey(bytes(given, "the environment variable " + VARIABLE));
    }
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      make(file);
    }
    mustBePrivate(file);
    return new DataKey(bytes(Files.readString(file), file.toString()));
  }

  private static byte[] bytes(String base64, String where) throws IOException {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(where + " is no key: 32 bytes as base64 are needed", e);
    }
    throw new IOException(where + " is no key: 32 bytes as base64 are needed");
  }

  /** Written whole under another name first: a crash leaves no half a key. */
  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path whole = file.resolveSibling(FILE + "." + UUID.randomUUID());
    writePrivately(
        whole,
        (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(StandardCharsets.US_ASCII));
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      // Another process made one at the same time: that one holds.
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(whole, file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** A new file that its owner alone may read, on the disk when this returns. */
  static void writePrivately(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            forOwner(file))) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  static FileAttribute<?>[] forOwner(Path file) {
    return posix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void mustBePrivate(Path file) throws IOException {
    if (posix(file)) {
      Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
      others.removeAll(PosixFilePermissions.fromString("rwx------"));
      if (!others.isEmpty()) {
        throw new IOException(
            "%s can be read by others: chmod 600 %s, and think of what it protected as seen"
                .formatted(file, file));
      }
    }
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * The text encrypted, each time differently.
   *
   * @param context must be the same when it is opened: what is kept cannot change places
   */
  public byte[] seal(String text, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, context)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(1 + nonce.length + sealed.length)
          .put(VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  /**
   * @throws IOException if it was sealed with another key or context, or was changed
   */
  public String open(byte[] sealed, String context) throws IOException {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new IOException("it is not whole");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    try {
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IOException("it was written with another key, or changed", e);
    }
  }

  /**
   * What stands for a text without telling it: HMAC-SHA256 (RFC 2104) under this key, as hex.
   *
   * @param context the same text of another context is another mark
   */
  public String mark(String text, String context) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      mac.update((context + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
