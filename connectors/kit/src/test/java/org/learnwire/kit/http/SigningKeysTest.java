package org.learnwire.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.learnwire.kit.TestKeys;

class SigningKeysTest {
  @Test
  void a_key_is_read_from_a_file_or_from_one_line_of_the_environment() throws Exception {
    assertThat(SigningKeys.rsa(TestKeys.PEM)).isEqualTo(TestKeys.PAIR.getPrivate());
    String oneLine = TestKeys.PEM.replace("\r", "").replace("\n", "\\n");
    assertThat(SigningKeys.rsa(oneLine)).isEqualTo(TestKeys.PAIR.getPrivate());
    String behindCertificate = TestKeys.pem("CERTIFICATE", new byte[] {1, 2}) + TestKeys.PEM;
    assertThat(SigningKeys.rsa(behindCertificate)).isEqualTo(TestKeys.PAIR.getPrivate());
  }

  @Test
  void what_cannot_sign_says_why() throws Exception {
    bad("hunter2", "it is no PEM text");
    bad(TestKeys.pem("RSA PRIVATE KEY", new byte[9]), "it is PKCS #1; openssl pkcs8 -topk8");
    bad(TestKeys.pem("ENCRYPTED PRIVATE KEY", new byte[9]), "it has a pass phrase");
    bad(TestKeys.pem("CERTIFICATE", new byte[9]), "it holds a certificate");
    bad(TestKeys.pem("PRIVATE KEY", new byte[9]), "it is no RSA key");
    bad(generated("EC", 256), "it is no RSA key");
    bad(generated("RSA", 1024), "it has only 1024 bits");
  }

  private static String generated(String kind, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(size);
    return TestKeys.pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
  }

  private static void bad(String pem, String why) {
    assertThatThrownBy(() -> SigningKeys.rsa(pem)).hasMessageContaining(why);
  }
}
