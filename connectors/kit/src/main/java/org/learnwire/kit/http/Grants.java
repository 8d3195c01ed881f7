package org.learnwire.kit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.Grant;
import org.learnwire.kit.manifest.Grant.Claims;
import org.learnwire.kit.manifest.Grant.ClientCredentials;
import org.learnwire.kit.manifest.Grant.JwtBearer;
import org.learnwire.kit.manifest.Grant.Own;
import org.learnwire.kit.manifest.Grant.RefreshToken;
import org.learnwire.kit.manifest.Grant.SamlBearer;
import org.learnwire.kit.manifest.Grant.TokenEndpoint;
import org.learnwire.kit.manifest.Method;
import org.learnwire.kit.manifest.Template;

/** What each kind of grant sends; what is made anew each time has a name and is filled in last. */
final class Grants {
  static final String REFRESH_TOKEN = "oauthRefreshToken";
  private static final String ASSERTION = "oauthAssertion";
  private static final String CLIENT = "oauthClient";
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String SAML = "urn:ietf:params:oauth:grant-type:saml2-bearer";
  private static final String CLIENT_JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Target target;

  Grants(Target target) {
    this.target = target;
  }

  String path(Grant grant) {
    return grant instanceof Own own ? own.call().path() : endpoint(grant).url();
  }

  /** The request, with placeholders. */
  Call call(Grant grant) {
    if (grant instanceof Own own) {
      return own.call();
    }
    Map<String, String> form = new LinkedHashMap<>();
    if (grant instanceof ClientCredentials credentials) {
      form.put("grant_type", "client_credentials");
      if (credentials.key() != null) {
        form.put("client_assertion_type", CLIENT_JWT);
        form.put("client_assertion", "{" + ASSERTION + "}");
      }
    } else if (grant instanceof RefreshToken) {
      form.put("grant_type", "refresh_token");
      form.put("refresh_token", "{" + REFRESH_TOKEN + "}");
    } else {
      form.put("grant_type", grant instanceof SamlBearer ? SAML : JWT);
      form.put("assertion", "{" + ASSERTION + "}");
    }
    return posted(endpoint(grant), form);
  }

  /** What is made anew for each request: signatures, and the client's Basic credentials. */
  Map<String, String> made(Grant grant, String address) throws GeneralSecurityException {
    Map<String, String> made = new HashMap<>();
    if (grant instanceof Own) {
      return made;
    }
    TokenEndpoint at = endpoint(grant);
    if (basic(at)) {
      made.put(CLIENT, pair(filled(at.clientId()), filled(at.clientSecret())));
    }
    if (grant instanceof ClientCredentials credentials && credentials.key() != null) {
      Claims claims = new Claims(at.clientId(), at.clientId(), null);
      made.put(ASSERTION, jwt(credentials.key(), claims, address));
    } else if (grant instanceof JwtBearer bearer) {
      made.put(ASSERTION, jwt(bearer.key(), bearer.claims(), address));
    } else if (grant instanceof SamlBearer bearer) {
      made.put(ASSERTION, saml(bearer, address));
    }
    return made;
  }

  private String jwt(Grant.SigningKey key, Claims claims, String address)
      throws GeneralSecurityException {
    return new JwtAssertion(
            SigningKeys.rsa(filled(key.pem())), key.id() == null ? null : filled(key.id()))
        .signed(filled(claims), address, Clock.systemUTC().instant());
  }

  private String saml(SamlBearer bearer, String address) throws GeneralSecurityException {
    Map<String, String> attributes = new LinkedHashMap<>();
    bearer.attributes().forEach((name, value) -> attributes.put(name, filled(value)));
    String xml =
        new SamlAssertion(
                SigningKeys.rsa(filled(bearer.key().pem())),
                bearer.certificate() == null
                    ? null
                    : SigningKeys.certificate(filled(bearer.certificate())))
            .signed(
                filled(bearer.claims()),
                bearer.format(),
                bearer.recipient() == null ? address : filled(bearer.recipient()),
                attributes,
                Clock.systemUTC().instant());
    Base64.Encoder encoder = bearer.base64url() ? Base64.getUrlEncoder() : Base64.getEncoder();
    return encoder.encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  private Claims filled(Claims claims) {
    return new Claims(
        filled(claims.issuer()),
        filled(claims.subject()),
        claims.audience() == null ? null : filled(claims.audience()));
  }

  String filled(String template) {
    return Template.fill(template, target.setting());
  }

  private static Call posted(TokenEndpoint at, Map<String, String> form) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    if (basic(at)) {
      headers.put("Authorization", "Basic {" + CLIENT + "}");
    } else {
      put(form, "client_id", at.clientId());
      put(form, "client_secret", at.clientSecret());
    }
    put(form, "scope", at.scope());
    form.putAll(at.params());
    return new Call(Method.POST, at.url(), Map.of(), form, headers, null);
  }

  private static void put(Map<String, String> form, String name, @Nullable String value) {
    if (value != null) {
      form.put(name, value);
    }
  }

  private static boolean basic(TokenEndpoint at) {
    return at.clientId() != null && at.clientSecret() != null && !at.inBody();
  }

  /** RFC 6749, 2.3.1: both are encoded as form fields are before they are joined. */
  private static String pair(String id, String secret) {
    String pair =
        URLEncoder.encode(id, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static TokenEndpoint endpoint(Grant grant) {
    if (grant instanceof ClientCredentials credentials) {
      return credentials.at();
    }
    if (grant instanceof RefreshToken refresh) {
      return refresh.at();
    }
    return grant instanceof JwtBearer bearer ? bearer.at() : ((SamlBearer) grant).at();
  }
}
