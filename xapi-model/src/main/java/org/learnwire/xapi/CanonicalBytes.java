package org.learnwire.xapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * UTF-8 that grows while a canonical form is written: no text is built only to be hashed. Good for
 * one form; its memory is the thread's, lent to the next when the form is taken.
 */
public final class CanonicalBytes {
  private static final int LONGEST_KEPT = 1 << 16;
  private static final byte[] NONE = {};

  /** Null while a form is being written in it. */
  private static final ThreadLocal<byte[]> SPARE = new ThreadLocal<>();

  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(CanonicalBytes::newSha256);

  private byte[] bytes;
  private int length;

  public CanonicalBytes() {
    byte[] spare = SPARE.get();
    SPARE.set(null);
    bytes = spare == null ? new byte[4096] : spare;
  }

  public void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  public void put(String text) {
    room(text.length() * 3);
    encode(text, 0);
  }

  /** In quotes, with those inside escaped. */
  public void quoted(String text) {
    int size = text.length();
    room(size * 3 + 2);
    byte[] to = bytes;
    int at = length;
    to[at++] = '"';
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == '"' || c == '\\') {
        length = at;
        escaped(text, i);
        return;
      }
      to[at++] = (byte) c;
    }
    to[at++] = '"';
    length = at;
  }

  /** The rest of a text that is not all letters. */
  private void escaped(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else {
        i += encode(c, text, i);
      }
    }
    bytes[length++] = '"';
  }

  /** SHA-256 of the form, which is taken by that. */
  public byte[] sha256() {
    MessageDigest digest = SHA_256.get();
    digest.update(bytes, 0, length);
    give();
    return digest.digest();
  }

  /** The form as text, taken by that. */
  public String text() {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    give();
    return text;
  }

  private void give() {
    if (bytes.length <= LONGEST_KEPT) {
      SPARE.set(bytes);
    }
    bytes = NONE;
    length = 0;
  }

  private void encode(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      i += encode(text.charAt(i), text, i);
    }
  }

  /** Writes the character there; returns how many more it took of the text. */
  private int encode(char c, String text, int at) {
    if (c < 0x80) {
      bytes[length++] = (byte) c;
      return 0;
    }
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | c >> 6);
      bytes[length++] = (byte) (0x80 | c & 0x3F);
      return 0;
    }
    return Character.isSurrogate(c) ? pair(text.codePointAt(at)) : three(c);
  }

  private int three(char c) {
    bytes[length++] = (byte) (0xE0 | c >> 12);
    bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
    bytes[length++] = (byte) (0x80 | c & 0x3F);
    return 0;
  }

  /** Half a pair becomes a question mark, as everywhere in Java. */
  private int pair(int c) {
    if (c < 0x10000) {
      bytes[length++] = '?';
      return 0;
    }
    bytes[length++] = (byte) (0xF0 | c >> 18);
    bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
    bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
    bytes[length++] = (byte) (0x80 | c & 0x3F);
    return 1;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
