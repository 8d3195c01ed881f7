package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Json;
import org.learnwire.sandbox.state.World;

/** A platform's own keys: the last one signs, those before it are still published. */
final class Keys {

  private static final String COLLECTION = "lti/keys";
  private final World world;
  private final String platform;
  private volatile @Nullable Pair signing;

  private record Pair(String kid, PrivateKey secret) {}

  Keys(World world, String platform) {
    this.world = world;
    this.platform = platform;
  }

  String sign(ObjectNode claims) {
    Pair pair = signing();
    return Jwt.sign(claims, pair.kid(), pair.secret());
  }

  /** Whether one of these keys signed it, and it has not run out. */
  boolean own(Jwt jwt) {
    PublicKey key = find(published(), jwt.header().path("kid").asText());
    boolean live = jwt.seconds("exp") > System.currentTimeMillis() / 1000;
    return live && key != null && jwt.signedBy(key);
  }

  /** The JSON Web Key Set, RFC 7517. */
  ObjectNode published() {
    signing();
    ObjectNode set = Json.MAPPER.createObjectNode();
    ArrayNode keys = set.putArray("keys");
    world.read(
        () -> {
          kept().forEach(key -> keys.add(key.get("jwk")));
          return keys;
        });
    return set;
  }

  /** A new key that signs from now on. */
  synchronized void rotate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      world.change(
          change -> {
            String kid = platform + "-" + world.things().nextNumber();
            ObjectNode kept = Json.MAPPER.createObjectNode().put("platform", platform);
            kept.put("kid", kid).put("secret", text(pair.getPrivate().getEncoded()));
            kept.set("jwk", jwk(kid, (RSAPublicKey) pair.getPublic()));
            change.put(COLLECTION, kid, kept);
            signing = new Pair(kid, pair.getPrivate());
            return kid;
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Pair signing() {
    Pair known = signing;
    return known != null ? known : load();
  }

  private synchronized Pair load() {
    if (signing == null) {
      ObjectNode last = world.read(() -> kept().reduce((first, second) -> second).orElse(null));
      if (last == null) {
        rotate();
      } else {
        signing = new Pair(last.path("kid").asText(), secret(last.path("secret").asText()));
      }
    }
    return signing;
  }

  private Stream<ObjectNode> kept() {
    return world.things().of(COLLECTION).stream()
        .filter(key -> key.path("platform").asText().equals(platform));
  }

  private static PrivateKey secret(String text) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode jwk(String kid, RSAPublicKey key) {
    return Json.MAPPER
        .createObjectNode()
        .put("kty", "RSA")
        .put("alg", "RS256")
        .put("kid", kid)
        .put("e", number(key.getPublicExponent()))
        .put("n", number(key.getModulus()))
        .put("use", "sig");
  }

  /** The key of a tool's set that has this id; null when there is none. */
  static @Nullable PublicKey find(JsonNode set, String kid) {
    for (JsonNode key : set.path("keys")) {
      if (key.path("kid").asText().equals(kid) && key.path("kty").asText().equals("RSA")) {
        return open(key);
      }
    }
    return null;
  }

  private static PublicKey open(JsonNode key) {
    Base64.Decoder decoder = Base64.getUrlDecoder();
    BigInteger modulus = new BigInteger(1, decoder.decode(key.path("n").asText()));
    BigInteger exponent = new BigInteger(1, decoder.decode(key.path("e").asText()));
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA key", e);
    }
  }

  private static String number(BigInteger value) {
    byte[] raw = value.toByteArray();
    int from = raw[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(raw, from, raw.length));
  }

  private static String text(byte[] raw) {
    return Base64.getEncoder().encodeToString(raw);
  }
}
