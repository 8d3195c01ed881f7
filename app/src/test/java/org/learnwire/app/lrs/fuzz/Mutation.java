package org.learnwire.app.lrs.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Kinds of damage that a request can take. */
enum Mutation {
  BYTES {
    @Override
    void on(RawRequest request, Random random) {
      if (request.body.length == 0) {
        PARAMETERS.on(request, random);
        return;
      }
      byte[] body = request.body.clone();
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> body = Arrays.copyOf(body, at);
        case 2 -> body = Bytes.joined(Arrays.copyOf(body, at), new byte[] {0}, tail(body, at));
        default -> body = Bytes.joined(Arrays.copyOf(body, at), tail(body, at), tail(body, at));
      }
      request.body = body;
    }
  },
  JSON {
    @Override
    void on(RawRequest request, Random random) {
      JsonDamage.to(request, random);
    }
  },
  HEADERS {
    @Override
    void on(RawRequest request, Random random) {
      HeaderDamage.to(request, random);
    }
  },
  PARAMETERS {
    @Override
    void on(RawRequest request, Random random) {
      ParameterDamage.to(request, random);
    }
  },
  MULTIPART {
    @Override
    void on(RawRequest request, Random random) {
      MultipartDamage.to(request, random);
    }
  },
  GZIP {
    @Override
    void on(RawRequest request, Random random) {
      byte[] packed = Bytes.gzip(request.body);
      switch (random.nextInt(6)) {
        case 0 -> request.body = packed;
        case 1 -> request.body = Arrays.copyOf(packed, random.nextInt(packed.length));
        case 2 -> packed[random.nextInt(packed.length)] ^= (byte) (1 + random.nextInt(255));
        case 3 -> request.body = Bytes.gzip(packed);
        case 4 -> request.body = random.nextInt(20) == 0 ? Bytes.bomb(64) : Bytes.bomb(2);
        default -> request.body = Bytes.joined(packed, packed);
      }
      request.header("Content-Encoding", random.nextInt(10) == 0 ? "x-gzip" : "gzip");
    }
  },
  ENCODING {
    @Override
    void on(RawRequest request, Random random) {
      String text = new String(request.body, StandardCharsets.UTF_8);
      request.body =
          switch (random.nextInt(5)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            case 2 ->
                Bytes.joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, request.body);
            case 3 ->
                Bytes.of(
                    Bytes.text(request.body).replace("did", "d\u00c0\u0080\u00ed\u00a0\u0080d"));
            default -> Bytes.of(Bytes.text(request.body).replace("completed", "c\u00ff\u00fed"));
          };
      if (random.nextInt(3) == 0) {
        request.header("Content-Type", "application/json; charset=utf-16");
      }
    }
  },
  SIZE {
    @Override
    void on(RawRequest request, Random random) {
      String large =
          switch (random.nextInt(4)) {
            case 0 -> "[".repeat(5_000);
            case 1 -> "{\"a\":".repeat(5_000);
            case 2 -> "\"" + "x".repeat(random.nextInt(20) == 0 ? 10_000_000 : 100_000) + "\"";
            default -> "1".repeat(5_000);
          };
      String text = Bytes.text(request.body);
      request.body = Bytes.of(text.replaceFirst("\"(did|a|x|Moodle)\"|:[0-9]", ":" + large));
    }
  };

  abstract void on(RawRequest request, Random random);

  static byte[] tail(byte[] body, int at) {
    return Arrays.copyOfRange(body, at, body.length);
  }
}
