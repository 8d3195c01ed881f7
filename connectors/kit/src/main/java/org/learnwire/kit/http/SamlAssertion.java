package org.learnwire.kit.http;

import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Grant.Claims;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A SAML 2.0 bearer assertion (RFC 7522, 3; saml-core-2.0-os, 2.3), signed as XML Signature has it:
 * enveloped, exclusive canonicalization, RSA with SHA-256.
 *
 * @param certificate goes with the signature where it is given
 */
record SamlAssertion(RSAPrivateKey key, @Nullable X509Certificate certificate) {
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  private static final String CONTEXT =
      "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
  private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofMinutes(5);

  String signed(
      Claims claims, String format, String recipient, Map<String, String> attributes, Instant now)
      throws GeneralSecurityException {
    try {
      Document document = document();
      Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
      Element assertion = document.createElementNS(SAML, "saml:Assertion");
      // Said outright, or what is signed has no such name and what is written out has.
      assertion.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:saml", SAML);
      document.appendChild(assertion);
      String id = "_" + UUID.randomUUID();
      assertion.setAttribute("ID", id);
      assertion.setIdAttribute("ID", true);
      assertion.setAttribute("Version", "2.0");
      assertion.setAttribute("IssueInstant", moment.toString());
      Element issuer = add(assertion, "Issuer", claims.issuer());
      subject(assertion, claims.subject(), format, recipient, moment);
      conditions(assertion, claims.audience() == null ? recipient : claims.audience(), moment);
      authentication(assertion, moment);
      attributes(assertion, attributes);
      sign(assertion, id, issuer);
      return text(document);
    } catch (ParserConfigurationException
        | TransformerException
        | MarshalException
        | XMLSignatureException e) {
      throw new GeneralSecurityException(e.getMessage(), e);
    }
  }

  private static void subject(
      Element assertion, String name, String format, String recipient, Instant now) {
    Element subject = add(assertion, "Subject", "");
    add(subject, "NameID", name).setAttribute("Format", format);
    Element confirmation = add(subject, "SubjectConfirmation", "");
    confirmation.setAttribute("Method", BEARER);
    Element data = add(confirmation, "SubjectConfirmationData", "");
    data.setAttribute("NotOnOrAfter", now.plus(LIFETIME).toString());
    data.setAttribute("Recipient", recipient);
  }

  private static void conditions(Element assertion, String audience, Instant now) {
    Element conditions = add(assertion, "Conditions", "");
    // Their clock may be behind ours.
    conditions.setAttribute("NotBefore", now.minus(SKEW).toString());
    conditions.setAttribute("NotOnOrAfter", now.plus(LIFETIME).toString());
    add(add(conditions, "AudienceRestriction", ""), "Audience", audience);
  }

  private static void authentication(Element assertion, Instant now) {
    Element statement = add(assertion, "AuthnStatement", "");
    statement.setAttribute("AuthnInstant", now.toString());
    statement.setAttribute("SessionIndex", UUID.randomUUID().toString());
    add(add(statement, "AuthnContext", ""), "AuthnContextClassRef", CONTEXT);
  }

  private static void attributes(Element assertion, Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    Element statement = add(assertion, "AttributeStatement", "");
    attributes.forEach(
        (name, value) -> {
          Element attribute = add(statement, "Attribute", "");
          attribute.setAttribute("Name", name);
          attribute.setAttribute("NameFormat", BASIC);
          add(attribute, "AttributeValue", value);
        });
  }

  /** The schema wants the signature right behind the issuer. */
  private void sign(Element assertion, String id, Element issuer)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
    Reference reference =
        xml.newReference(
            "#" + id,
            xml.newDigestMethod(DigestMethod.SHA256, null),
            List.of(
                xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                xml.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
            null,
            null);
    SignedInfo info =
        xml.newSignedInfo(
            xml.newCanonicalizationMethod(
                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            xml.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
            List.of(reference));
    DOMSignContext context = new DOMSignContext(key, assertion, issuer.getNextSibling());
    context.setDefaultNamespacePrefix("ds");
    xml.newXMLSignature(info, keyInfo(xml)).sign(context);
  }

  private @Nullable KeyInfo keyInfo(XMLSignatureFactory xml) {
    if (certificate == null) {
      return null;
    }
    KeyInfoFactory info = xml.getKeyInfoFactory();
    return info.newKeyInfo(List.of(info.newX509Data(List.of(certificate))));
  }

  private static Element add(Element parent, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(SAML, "saml:" + name);
    child.setTextContent(text);
    parent.appendChild(child);
    return child;
  }

  private static Document document() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().newDocument();
  }

  private static String text(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter text = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
