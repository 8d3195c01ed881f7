package org.learnwire.connector.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads text in its declared encoding: a byte order mark is taken, and no byte is guessed at. */
record StrictReader(String name, Path file, Charset encoding) {
  private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16BE = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16LE = {(byte) 0xFF, (byte) 0xFE};

  /** Fails on the first byte that the encoding does not know, and says which it is. */
  void check() throws BadFile, IOException {
    CharsetDecoder decoder = decoder();
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    CharBuffer chars = CharBuffer.allocate(64 * 1024);
    try (InputStream in = opened()) {
      long before = skipped(mark(Files.newInputStream(file)));
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        if (result.isError()) {
          throw wrongByte(before + bytes.position(), bytes.get());
        }
        before += bytes.position();
        bytes.compact();
        chars.clear();
      }
    }
  }

  BufferedReader open() throws BadFile, IOException {
    return new BufferedReader(new InputStreamReader(opened(), decoder()));
  }

  private InputStream opened() throws BadFile, IOException {
    byte[] mark = mark(Files.newInputStream(file));
    boolean own =
        mark.length == 0
            || (mark.length == 3 && encoding.equals(StandardCharsets.UTF_8))
            || (mark.length == 2 && encoding.name().startsWith("UTF-16"));
    if (!own) {
      String is = mark.length == 3 ? "UTF-8" : "UTF-16";
      throw new BadFile(
          "%s begins with the byte order mark of %s, and encoding says %s"
              .formatted(name, is, encoding.name()),
          "write encoding: " + is + " in the connection's settings, or save the file otherwise");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    in.skipNBytes(skipped(mark));
    return in;
  }

  /** UTF-16 without BE or LE is told by its mark, which the decoder takes itself. */
  private int skipped(byte[] mark) {
    return encoding.name().equals("UTF-16") ? 0 : mark.length;
  }

  private static byte[] mark(InputStream in) throws IOException {
    try (in) {
      byte[] first = in.readNBytes(3);
      for (byte[] mark : new byte[][] {UTF_8, UTF_16BE, UTF_16LE}) {
        if (first.length >= mark.length
            && Arrays.equals(first, 0, mark.length, mark, 0, mark.length)) {
          return mark;
        }
      }
      return new byte[0];
    }
  }

  private CharsetDecoder decoder() {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private BadFile wrongByte(long position, byte wrong) {
    return new BadFile(
        "%s is not %s: byte %d is 0x%02X".formatted(name, encoding.name(), position + 1, wrong),
        "nothing of the file was taken; save it as "
            + encoding.name()
            + " or write its encoding (often windows-1252) in the connection's settings");
  }
}
