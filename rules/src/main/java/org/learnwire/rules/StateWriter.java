package org.learnwire.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a state as bytes. Small numbers are short; a word is written once, an IRI
 * from where it differs from the one before. {@link StateReader} is the other half.
 */
final class StateWriter {
  private byte[] bytes = new byte[1024];
  private int size;
  private final Map<String, Integer> words = new HashMap<>(128);
  private String lastIri = "";
  private long lastSecond;

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  void octet(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** A number that is not negative, seven bits to a byte. */
  void number(long value) {
    long left = value;
    while (left > 0x7F) {
      octet((int) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    octet((int) left);
  }

  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void eight(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      octet((int) (value >>> shift));
    }
  }

  void id(UUID id) {
    eight(id.getMostSignificantBits());
    eight(id.getLeastSignificantBits());
  }

  void day(@Nullable LocalDate day) {
    octet(day == null ? 0 : 1);
    if (day != null) {
      signed(day.toEpochDay());
    }
  }

  /** Counted from the instant that was written before. */
  void instant(Instant at) {
    signed(at.getEpochSecond() - lastSecond);
    number(at.getNano());
    lastSecond = at.getEpochSecond();
  }

  /** Its number, counted from 1; after a new number the word itself. */
  void word(@Nullable String word) {
    if (word == null) {
      number(0);
      return;
    }
    Integer known = words.putIfAbsent(word, words.size() + 1);
    number(known == null ? words.size() : known);
    if (known == null) {
      rest(word, 0);
    }
  }

  void iri(String iri) {
    int same = sameBeginning(iri, lastIri);
    number(same);
    rest(iri, same);
    lastIri = iri;
  }

  private void rest(String text, int from) {
    byte[] rest = text.substring(from).getBytes(StandardCharsets.UTF_8);
    number(rest.length);
    if (size + rest.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + rest.length));
    }
    System.arraycopy(rest, 0, bytes, size, rest.length);
    size += rest.length;
  }

  /** In characters; never within a pair of surrogates, which are one character in UTF-8. */
  private static int sameBeginning(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same > 0 && Character.isHighSurrogate(one.charAt(same - 1)) ? same - 1 : same;
  }
}
