package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Reads bodies up to a limit, which holds for what a compressed one becomes, too. */
final class BodyReader {
  private static final int FIRST = 16 * 1024;

  private final int mostBytes;
  private final LargeBodies large;

  BodyReader(LrsHttpSettings settings, LargeBodies large) {
    this.mostBytes = settings.mostBytes();
    this.large = large;
  }

  byte[] read(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length > mostBytes) {
      throw tooLarge(mostBytes);
    }
    if (length > LargeBodies.LARGE) {
      large.enter(request);
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return length < 0
          ? upToLimit(request, request.getInputStream())
          : exactly(request.getInputStream(), (int) length);
    }
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      return inflated(request);
    }
    throw XapiProblem.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "the body is encoded in a way that is not known here")
        .where("header Content-Encoding")
        .rule("gzip or identity")
        .spec("RFC 9110 8.4 Content-Encoding");
  }

  static XapiProblem tooLarge(int most) {
    return XapiProblem.of(
            HttpStatus.PAYLOAD_TOO_LARGE, "the body is larger than " + most + " bytes")
        .where("body")
        .rule("at most " + most + " bytes, decompressed")
        .spec("xAPI Communication 3.2 Error Codes")
        .next("Send less at a time.");
  }

  private byte[] inflated(HttpServletRequest request) throws IOException {
    try (InputStream in = new GZIPInputStream(request.getInputStream(), 8192)) {
      return upToLimit(request, in);
    } catch (ZipException | EOFException e) {
      throw XapiProblem.badRequest("the body is no gzip, or broke off")
          .where("body")
          .rule("with Content-Encoding: gzip the body is one whole gzip stream (RFC 1952)")
          .spec("RFC 9110 8.4.1.3 Gzip Coding");
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    int read = in.readNBytes(bytes, 0, length);
    if (read < length) {
      throw new EOFException("body broke off after " + read + " of " + length + " bytes");
    }
    return bytes;
  }

  /** Grows as bytes come, so that a small body is never paid like a large one. */
  private byte[] upToLimit(HttpServletRequest request, InputStream in) throws IOException {
    byte[] bytes = new byte[FIRST];
    int size = 0;
    while (true) {
      int read = in.read(bytes, size, bytes.length - size);
      if (read < 0) {
        return Arrays.copyOf(bytes, size);
      }
      size += read;
      if (size > mostBytes) {
        throw tooLarge(mostBytes);
      }
      if (size == bytes.length) {
        if (size >= LargeBodies.LARGE) {
          large.enter(request);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(mostBytes + 1L, bytes.length * 2L));
      }
    }
  }
}
