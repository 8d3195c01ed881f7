package org.learnwire.kit.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Grant.Claims;
import org.learnwire.kit.manifest.Grant.SigningKey;
import org.learnwire.kit.manifest.Grant.TokenEndpoint;

/** Reads how calls say who is asking. */
final class AuthReader {
  private static final String BEARER = "Bearer {" + TokenAnswer.ACCESS_TOKEN + "}";
  private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

  private AuthReader() {}

  static Auth read(Section top) {
    if (!top.has("auth") || (top.isText("auth") && top.needText("auth").equals("none"))) {
      return new Auth.None();
    }
    Section auth = top.needSection("auth").only(Vocabulary.AUTH);
    if (auth.keys().size() != 1) {
      throw auth.missing("exactly one of " + String.join(", ", Vocabulary.AUTH.names()));
    }
    return read(auth, auth.keys().iterator().next());
  }

  private static Auth read(Section auth, String kind) {
    return switch (kind) {
      case "bearer" -> new Auth.Bearer(auth.needText("bearer"));
      case "basic" -> {
        Section basic = auth.needSection(kind).only(Vocabulary.BASIC);
        yield new Auth.Basic(basic.needText("user"), basic.needText("password"));
      }
      case "formToken" -> {
        Section token = auth.needSection(kind).only(Vocabulary.FORM_TOKEN);
        yield new Auth.FormToken(token.needText("field"), token.needText("value"));
      }
      case "header" -> {
        Section header = auth.needSection(kind).only(Vocabulary.HEADER);
        yield new Auth.Header(header.needText("name"), header.needText("value"));
      }
      case "token" -> own(auth.needSection(kind).only(Vocabulary.TOKEN));
      case "clientCredentials" -> {
        Section section = auth.needSection(kind).only(Vocabulary.CLIENT_CREDENTIALS);
        SigningKey key = section.has("privateKey") ? key(section) : null;
        section.needText("clientId");
        yield oauth(section, new Grant.ClientCredentials(endpoint(section), key));
      }
      case "refreshToken" -> {
        Section section = auth.needSection(kind).only(Vocabulary.REFRESH_TOKEN);
        String token = section.needText("refreshToken");
        yield oauth(section, new Grant.RefreshToken(endpoint(section), token));
      }
      case "jwtBearer" -> {
        Section section = auth.needSection(kind).only(Vocabulary.JWT_BEARER);
        yield oauth(section, new Grant.JwtBearer(endpoint(section), claims(section), key(section)));
      }
      default -> saml(auth.needSection(kind).only(Vocabulary.SAML_BEARER));
    };
  }

  private static Auth own(Section section) {
    Section send = section.section("send").map(s -> s.only(Vocabulary.SEND)).orElse(null);
    return new Auth.Token(
        new Grant.Own(Calls.call(section)),
        answer(
            section,
            FieldPath.of(section.needText("token")),
            send == null ? "Authorization" : send.needText("header"),
            send == null ? BEARER : send.needText("value")));
  }

  private static Auth saml(Section section) {
    String encoding = section.text("encoding").orElse("base64url");
    if (!List.of("base64url", "base64").contains(encoding)) {
      throw section.wrong("encoding", "cannot be " + encoding, List.of("base64url", "base64"));
    }
    return oauth(
        section,
        new Grant.SamlBearer(
            endpoint(section),
            claims(section),
            section.textOrNull("recipient"),
            section.text("format").orElse(UNSPECIFIED),
            Calls.fields(section, "attributes"),
            key(section),
            section.textOrNull("certificate"),
            encoding.equals("base64url")));
  }

  private static Auth oauth(Section section, Grant grant) {
    return new Auth.Token(
        grant, answer(section, FieldPath.of("access_token"), "Authorization", BEARER));
  }

  private static TokenAnswer answer(Section section, FieldPath token, String header, String value) {
    boolean path = section.isMapping("lifetime");
    FieldPath seconds =
        path
            ? FieldPath.of(
                section.needSection("lifetime").only(Vocabulary.LIFETIME).needText("path"))
            : FieldPath.of("expires_in");
    return new TokenAnswer(
        token,
        seconds,
        path || !section.has("lifetime") ? null : section.duration("lifetime", Duration.ZERO),
        Calls.path(section, "baseUrlFrom"),
        header,
        value);
  }

  private static TokenEndpoint endpoint(Section section) {
    String in = section.text("in").orElse("header");
    if (!List.of("header", "body").contains(in)) {
      throw section.wrong("in", "cannot be " + in, List.of("header", "body"));
    }
    return new TokenEndpoint(
        section.needText("url"),
        section.textOrNull("clientId"),
        section.textOrNull("clientSecret"),
        in.equals("body"),
        section.textOrNull("scope"),
        Calls.fields(section, "params"));
  }

  private static Claims claims(Section section) {
    return new Claims(
        section.needText("issuer"), section.needText("subject"), section.textOrNull("audience"));
  }

  private static SigningKey key(Section section) {
    return new SigningKey(section.needText("privateKey"), section.textOrNull("keyId"));
  }

  /** Every name in braces anywhere under {@code auth}. */
  static Set<String> placeholders(Section top) {
    JsonNode auth = top.json("auth").orElse(null);
    Set<String> names = new TreeSet<>();
    if (auth != null) {
      names.addAll(Template.names(auth));
      names.remove(TokenAnswer.ACCESS_TOKEN);
    }
    return names;
  }
}
