package org.learnwire.lti.services;

import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/** What we signed to ask for a token. */
record SignedAssertion(String kid, Map<String, Object> claims, SignedJWT text) {

  /** The one in a form that was sent to a token endpoint. */
  static SignedAssertion in(String form) {
    String body = URLDecoder.decode(form, StandardCharsets.UTF_8);
    try {
      SignedJWT text = SignedJWT.parse(body.replaceFirst(".*client_assertion=([^&]*)&.*", "$1"));
      return new SignedAssertion(
          text.getHeader().getKeyID(), text.getPayload().toJSONObject(), text);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
