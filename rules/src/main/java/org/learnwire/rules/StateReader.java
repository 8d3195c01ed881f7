package org.learnwire.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote, part for part in the same order. */
final class StateReader {
  private record Known(byte[] utf8, String text) {}

  private static final int SLOT_BITS = 14;

  /** 2^32 by the golden ratio: texts that differ in a digit come to lie far apart. */
  private static final int SPREAD = 0x9E3779B1;

  /**
   * Texts read last, in pairs: each where its last bytes say, or beside it. Whoever comes later
   * takes the place of the older of the two; threads that meet here may lose a text, and make it
   * again.
   */
  private static final @Nullable Known[] KNOWN = new Known[1 << SLOT_BITS];

  private static final int TAIL = 12;
  private static final int LONGEST = 200;

  private final byte[] bytes;
  private int at;
  private final List<String> words = new ArrayList<>();
  private String lastIri = "";
  private byte[] iri = new byte[LONGEST];
  private boolean plain = true;
  private long lastSecond;

  StateReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() {
    return bytes[at++] & 0xFF;
  }

  long number() {
    long value = 0;
    int shift = 0;
    int octet = octet();
    while (octet > 0x7F) {
      value |= (long) (octet & 0x7F) << shift;
      shift += 7;
      octet = octet();
    }
    return value | (long) octet << shift;
  }

  int count() {
    return Math.toIntExact(number());
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  long eight() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  UUID id() {
    long most = eight();
    return new UUID(most, eight());
  }

  @Nullable LocalDate day() {
    return octet() == 0 ? null : LocalDate.ofEpochDay(signed());
  }

  Instant instant() {
    lastSecond += signed();
    return Instant.ofEpochSecond(lastSecond, number());
  }

  @Nullable String wordOrNull() {
    int number = count();
    if (number == 0) {
      return null;
    }
    if (number > words.size()) {
      words.add(rest());
    }
    return words.get(number - 1);
  }

  String word() {
    String word = wordOrNull();
    if (word == null) {
      throw new IllegalStateException("a word is missing before byte " + at);
    }
    return word;
  }

  String iri() {
    int same = count();
    int length = count();
    int from = at;
    at += length;
    plain = isPlain(from, length) && (plain || same == 0);
    if (!plain) {
      lastIri = lastIri.substring(0, same) + new String(bytes, from, length, UTF_8);
      return lastIri;
    }
    if (same + length > iri.length) {
      iri = Arrays.copyOf(iri, same + length);
    }
    System.arraycopy(bytes, from, iri, same, length);
    lastIri = known(iri, 0, same + length);
    return lastIri;
  }

  /** One byte to a character. */
  private boolean isPlain(int from, int length) {
    int all = 0;
    for (int i = from; i < from + length; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  private String rest() {
    int length = count();
    at += length;
    return known(bytes, at - length, length);
  }

  /** The same few thousand texts come again and again: most need not be made. */
  private static String known(byte[] in, int from, int length) {
    int hash = length;
    for (int i = Math.max(from, from + length - TAIL); i < from + length; i++) {
      hash = 31 * hash + in[i];
    }
    int slot = hash * SPREAD >>> 32 - SLOT_BITS & ~1;
    Known last = KNOWN[slot];
    if (is(last, in, from, length)) {
      return last.text();
    }
    Known before = KNOWN[slot + 1];
    if (is(before, in, from, length)) {
      return before.text();
    }
    byte[] utf8 = Arrays.copyOfRange(in, from, from + length);
    Known made = new Known(utf8, new String(utf8, UTF_8));
    if (length <= LONGEST) {
      KNOWN[slot + 1] = last;
      KNOWN[slot] = made;
    }
    return made.text();
  }

  private static boolean is(@Nullable Known known, byte[] in, int from, int length) {
    return known != null
        && Arrays.equals(known.utf8(), 0, known.utf8().length, in, from, from + length);
  }
}
