package org.learnwire.xapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** UTF-8 that grows while a canonical form is written: no text is built only to be hashed. */
public final class CanonicalBytes {
  private byte[] bytes = new byte[2048];
  private int length;

  public void put(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  public void put(String text) {
    room(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      i += encode(text, i);
    }
  }

  /** In quotes, with those inside escaped. */
  public void quoted(String text) {
    int size = text.length();
    room(size * 3 + 2);
    bytes[length++] = '"';
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else {
        i += encode(text, i);
      }
    }
    bytes[length++] = '"';
  }

  public byte[] digest(MessageDigest digest) {
    digest.update(bytes, 0, length);
    return digest.digest();
  }

  public String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Writes the character there; returns how many more it took of the text. */
  private int encode(String text, int at) {
    char c = text.charAt(at);
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
}
