package org.learnwire.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A body kept in small pieces: a course of five thousand people answers 30 MB. */
public final class Bytes extends OutputStream {

  private static final int PIECE = 64 * 1024;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] last = new byte[1024];
  private int used;

  public static Bytes of(String text) {
    Bytes bytes = new Bytes();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    bytes.write(raw, 0, raw.length);
    return bytes;
  }

  @Override
  public void write(int b) {
    room();
    last[used++] = (byte) b;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    int at = offset;
    while (at < offset + length) {
      room();
      int part = Math.min(last.length - used, offset + length - at);
      System.arraycopy(from, at, last, used, part);
      used += part;
      at += part;
    }
  }

  private void room() {
    if (used == last.length && last.length < PIECE) {
      last = java.util.Arrays.copyOf(last, last.length * 4);
    } else if (used == last.length) {
      full.add(last);
      last = new byte[PIECE];
      used = 0;
    }
  }

  public int size() {
    return full.size() * PIECE + used;
  }

  /** Writes the first {@code limit} bytes; {@code beforeLast} runs when only one piece is left. */
  void writeTo(OutputStream out, int limit, Runnable beforeLast) throws IOException {
    int left = limit;
    for (byte[] piece : full) {
      if (left > piece.length) {
        out.write(piece);
        left -= piece.length;
      }
    }
    beforeLast.run();
    byte[] piece = limit - left < full.size() * PIECE ? full.get((limit - left) / PIECE) : last;
    out.write(piece, 0, left);
  }

  @Override
  public String toString() {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream(size());
    full.forEach(all::writeBytes);
    all.write(last, 0, used);
    return all.toString(StandardCharsets.UTF_8);
  }
}
