package org.learnwire.app.lrs.fuzz;

import java.util.Random;

/** What goes wrong between boundaries. */
final class MultipartDamage {
  private MultipartDamage() {}

  static void to(RawRequest request, Random random) {
    String text = Bytes.text(request.body);
    if (!text.startsWith("--b0undary")) {
      String part = "--b0undary\r\nContent-Type: application/json\r\n\r\n";
      request.body(
          "multipart/mixed; boundary=b0undary", Bytes.of(part + text + "\r\n--b0undary--"));
      return;
    }
    String second =
        "\r\n--b0undary\r\n" + text.substring(Math.max(0, text.lastIndexOf("Content-Type")));
    request.body =
        Bytes.of(
            switch (random.nextInt(12)) {
              case 0 -> text.replace("--b0undary--\r\n", "");
              case 1 -> text.replace("\r\n", "\n");
              case 2 -> text.replaceFirst("Content-Transfer-Encoding: binary\r\n", "");
              case 3 -> text.replaceFirst("X-Experience-API-Hash: .", "X-Experience-API-Hash: 0");
              case 4 -> text.replaceFirst("X-Experience-API-Hash: [^\r]*\r\n", "");
              case 5 -> text.replaceFirst("--b0undary", "--boundary");
              case 6 -> text.replace("--b0undary--\r\n", second);
              case 7 -> "preamble\r\n" + text + "epilogue";
              case 8 -> text.replaceFirst("application/json", "text/plain");
              case 9 -> text.replaceFirst("\r\n\r\n", "\r\n" + "X: y\r\n".repeat(2_000) + "\r\n");
              case 10 -> "--b0undary\r\n\r\n".repeat(5_000) + "--b0undary--";
              default -> text.replaceFirst("\r\n\r\n", "\r\n");
            });
    if (random.nextInt(8) == 0) {
      request.header(
          "Content-Type", "multipart/mixed; boundary=" + "b".repeat(random.nextInt(300)));
    }
  }
}
