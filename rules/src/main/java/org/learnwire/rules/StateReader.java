package org.learnwire.rules;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote, part for part in the same order. */
final class StateReader {
  private final byte[] bytes;
  private int at;
  private final List<String> words = new ArrayList<>();
  private String lastIri = "";
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
    String same = lastIri.substring(0, count());
    lastIri = same + rest();
    return lastIri;
  }

  private String rest() {
    int length = count();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
