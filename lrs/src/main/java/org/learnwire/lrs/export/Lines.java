package org.learnwire.lrs.export;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of a UTF-8 file, of which no one may fill the memory. */
final class Lines {
  private static final int LONGEST = 16 * 1024 * 1024;

  /** A line that cannot be read as text: the reason. */
  static final class Unreadable extends Exception {
    Unreadable(String reason) {
      super(reason);
    }
  }

  private final InputStream in;
  private long number;
  private boolean ended;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 * 1024);
  }

  /** Of the line that was read last, from 1. */
  long number() {
    return number;
  }

  boolean hasEnded() {
    return ended;
  }

  /** The next line without its break; an empty one at the end, then {@link #hasEnded()}. */
  String next() throws IOException, Unreadable {
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    long length = 0;
    int read = in.read();
    while (read >= 0 && read != '\n') {
      if (++length <= LONGEST) {
        line.write(read);
      }
      read = in.read();
    }
    ended = read < 0 && length == 0;
    if (length > LONGEST) {
      throw new Unreadable("is longer than " + LONGEST / 1024 / 1024 + " MB");
    }
    return text(line.toByteArray());
  }

  private String text(byte[] bytes) throws Unreadable {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unreadable("is not UTF-8");
    }
  }
}
