package org.learnwire.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Map;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.kit.TestKeys;
import org.learnwire.kit.manifest.Grant.Claims;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The assertion is verified with the JDK's own XML signature validation. */
class SamlAssertionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Claims CLAIMS = new Claims("acme-idp", "ana & co", "www.vendor.test");
  @TempDir static Path folder;
  private static RSAPrivateKey key;
  private static X509Certificate certificate;

  @BeforeAll
  static void keys() throws Exception {
    Path file = TestKeys.keystore(folder, "acme");
    KeyStore store = KeyStore.getInstance(file.toFile(), TestKeys.PASSWORD.toCharArray());
    key = (RSAPrivateKey) store.getKey("acme", TestKeys.PASSWORD.toCharArray());
    certificate = SigningKeys.certificate(Files.readString(TestKeys.certificate(file)));
  }

  @Test
  void its_signature_holds() throws Exception {
    assertThat(valid(parsed(signed()))).isTrue();
  }

  @Test
  void a_changed_subject_breaks_the_signature() throws Exception {
    assertThat(valid(parsed(signed().replace("ana", "eve")))).isFalse();
  }

  @Test
  void it_says_who_speaks_of_whom_to_whom_and_how_long() throws Exception {
    Document document = parsed(signed());
    assertThat(at(document, "//*[local-name()='Issuer']")).isEqualTo("acme-idp");
    assertThat(at(document, "//*[local-name()='NameID']")).isEqualTo("ana & co");
    assertThat(at(document, "//*[local-name()='NameID']/@Format")).isEqualTo("the-format");
    assertThat(at(document, "//*[local-name()='Audience']")).isEqualTo("www.vendor.test");
    assertThat(at(document, "//*[local-name()='SubjectConfirmationData']/@Recipient"))
        .isEqualTo("https://vendor.test/token");
    assertThat(at(document, "//*[local-name()='Conditions']/@NotBefore"))
        .isEqualTo("2026-03-01T11:55:00Z");
    assertThat(at(document, "//*[local-name()='Conditions']/@NotOnOrAfter"))
        .isEqualTo("2026-03-01T12:05:00Z");
    assertThat(at(document, "//*[local-name()='Attribute'][@Name='api_key']")).isEqualTo("k-1");
  }

  @Test
  void the_signature_stands_where_the_schema_wants_it() throws Exception {
    Node issuer = parsed(signed()).getDocumentElement().getFirstChild();
    assertThat(issuer.getLocalName()).isEqualTo("Issuer");
    assertThat(issuer.getNextSibling().getLocalName()).isEqualTo("Signature");
  }

  private static String signed() throws Exception {
    return new SamlAssertion(key, certificate)
        .signed(CLAIMS, "the-format", "https://vendor.test/token", Map.of("api_key", "k-1"), NOW);
  }

  private static boolean valid(Document document) throws Exception {
    Element assertion = document.getDocumentElement();
    assertion.setIdAttribute("ID", true);
    Node signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(certificate.getPublicKey(), signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    assertThat(read.getSignedInfo().getSignatureMethod().getAlgorithm()).endsWith("rsa-sha256");
    assertThat(read.getSignedInfo().getReferences()).hasSize(1);
    return read.validate(context);
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String at(Document document, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }
}
