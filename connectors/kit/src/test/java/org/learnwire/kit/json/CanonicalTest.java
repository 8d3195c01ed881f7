package org.learnwire.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CanonicalTest {
  @Test
  void the_order_of_keys_and_the_spelling_of_numbers_make_no_difference() throws Exception {
    assertThat(text("{\"b\":1.0,\"a\":[null,true,\"x\\\"y\"]}"))
        .isEqualTo(text("{\"a\":[null,true,\"x\\\"y\"],\"b\":1}"))
        .isEqualTo("{\"a\":[null,true,\"x\\\"y\"],\"b\":1}");
  }

  @Test
  void a_number_is_not_its_text() throws Exception {
    assertThat(text("{\"a\":1}")).isNotEqualTo(text("{\"a\":\"1\"}"));
  }

  @Test
  void the_hash_is_sha_256_in_hex() throws Exception {
    assertThat(Canonical.hash(new ObjectMapper().readTree("{}")))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void the_hash_is_over_the_text_in_utf_8() throws Exception {
    String json = "{\"Straße\":\"日本 😀 \\ud83d\\n\\u0001\",\"a\":[1e3,-0.50,9007199254740993]}";
    String expected = "{\"Straße\":\"日本 😀 ?\n\u0001\",\"a\":[1000,-0.5,9007199254740993]}";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(expected.getBytes(StandardCharsets.UTF_8));
    assertThat(text(json)).isEqualTo(expected);
    assertThat(Canonical.hash(new ObjectMapper().readTree(json)))
        .isEqualTo(HexFormat.of().formatHex(hash));
  }

  private static String text(String json) throws Exception {
    return Canonical.text(new ObjectMapper().readTree(json));
  }
}
