package org.learnwire.app.lrs.fuzz;

import java.util.List;
import java.util.Random;

/** Headers that are missing, doubled, or say something else. */
final class HeaderDamage {
  private static final List<String> LINES =
      List.of(
          "X-Experience-API-Version: 0.95",
          "X-Experience-API-Version: 3.0.0",
          "X-Experience-API-Version: 1.0.999999999999999999999",
          "X-Experience-API-Version: 1.0.3\u00e9",
          "Authorization: Basic",
          "Authorization: Basic !!!!",
          "Authorization: Basic /////w==",
          "Authorization: Bearer x",
          "Authorization: ",
          "Content-Type: text/plain",
          "Content-Type: application/json; charset=no-such",
          "Content-Type: application/json; charset=utf-16",
          "Content-Type: ;;;",
          "Content-Type: multipart/mixed",
          "Content-Type: multipart/mixed; boundary=\"",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Encoding: br",
          "Content-Encoding: gzip, gzip",
          "Accept-Language: \u00ff\u00fe;q=9",
          "Accept-Language: " + "en,".repeat(500),
          "Accept: text/html",
          "Accept: ;;",
          "If-Match: \"",
          "If-Match: W/\"x\", \"y\"",
          "If-None-Match: abc",
          "If-Modified-Since: yesterday",
          "Range: bytes=5-1",
          "Origin: null",
          "Expect: 100-continue",
          "Expect: something",
          "X-HTTP-Method-Override: DELETE",
          "Cookie: \u0001=x",
          "Transfer-Encoding: chunked",
          "Content-Length: 5",
          "Content-Length: 99999999999",
          "Content-Length: -1",
          "X-Long: " + "x".repeat(20_000));

  private HeaderDamage() {}

  static void to(RawRequest request, Random random) {
    if (random.nextInt(5) == 0 && !request.headers.isEmpty()) {
      request.headers.remove(random.nextInt(request.headers.size()));
      return;
    }
    String line = LINES.get(random.nextInt(LINES.size()));
    request.saysLength &= !line.startsWith("Content-Length") && !line.startsWith("Transfer");
    if (random.nextInt(4) > 0) {
      String name = line.substring(0, line.indexOf(':') + 1);
      request.headers.removeIf(one -> one.startsWith(name));
    }
    request.headers.add(line);
  }
}
