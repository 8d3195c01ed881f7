package org.learnwire.kit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.WebhookSpec;
import org.learnwire.kit.manifest.WebhookSpec.Encoding;
import org.learnwire.kit.manifest.WebhookSpec.Part;

/**
 * Says of a request whether the system has sent it, and just now. Everything hangs on its bytes as
 * they came: what was read and written again is another text.
 */
public final class HookDoor {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] NOBODYS = new byte[32];

  static {
    new SecureRandom().nextBytes(NOBODYS);
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final WebhookSpec spec;
  private final byte[] key;
  private final String shown;
  private final String setting;

  /** What is to be done with a request. */
  public sealed interface Judged {}

  /**
   * It is proven, of this moment, and JSON.
   *
   * @param mark what tells this delivery from every other: the signature as we have worked it out,
   *     for the sender's text of it can be written in several ways
   */
  public record Proven(String mark) implements Judged {}

  /**
   * It is turned away.
   *
   * @param proven whether the sender knows the key, and so may be told why
   * @param why for whoever looks after the connection; no secret, nothing of the body
   */
  public record TurnedAway(boolean proven, String why) implements Judged {}

  private HookDoor(WebhookSpec spec, byte[] key, String shown) {
    this.spec = spec;
    this.key = key;
    this.shown = shown;
    this.setting = "settings." + spec.secret();
  }

  /** The door of a stream; empty where its system sends nothing, or the key is not set. */
  public static Optional<HookDoor> of(Connection connection, StreamSpec stream) {
    WebhookSpec spec = stream.webhook();
    if (spec == null) {
      return Optional.empty();
    }
    String shown = connection.name() + "/" + stream.name();
    return connection
        .setting(spec.secret())
        .map(key -> new HookDoor(spec, key.getBytes(StandardCharsets.UTF_8), shown));
  }

  /** Where there is no door: takes as long as one that does not open. */
  public static void nobody(HookCall call) {
    mac(NOBODYS, List.of(new Part.Named(WebhookSpec.Of.BODY)), call, "");
  }

  public Judged judge(HookCall call, Instant now) {
    String sent = call.header().apply(spec.moment().header());
    String signature = call.header().apply(spec.signature().header());
    byte[] ours = mac(key, spec.signature().over(), call, sent == null ? "" : sent);
    if (sent == null || signature == null) {
      return new TurnedAway(
          false,
          "%s: a webhook came without %s"
              .formatted(shown, sent == null ? spec.moment().header() : spec.signature().header()));
    }
    if (!MessageDigest.isEqual(ours, theirs(signature))) {
      return new TurnedAway(
          false,
          "%s: the signature of a webhook does not hold; compare %s with the key at the sender%s"
              .formatted(
                  shown,
                  setting,
                  spec.signsAddress() ? ", and public-url with the address it calls" : ""));
    }
    return judged(call, sent, ours, now);
  }

  private Judged judged(HookCall call, String sent, byte[] ours, Instant now) {
    Optional<Instant> at =
        spec.moment().formats().stream().flatMap(format -> format.read(sent).stream()).findFirst();
    if (at.isEmpty()) {
      return new TurnedAway(
          true, "%s: %s is no time that we know".formatted(shown, spec.moment().header()));
    }
    Duration age = Duration.between(at.get(), now);
    if (age.abs().compareTo(spec.moment().tolerance()) > 0) {
      return new TurnedAway(
          true,
          "%s: a webhook was sent %d s %s, more than the %d s that are allowed; set both clocks by NTP"
              .formatted(
                  shown,
                  age.abs().toSeconds(),
                  age.isNegative() ? "from now" : "ago",
                  spec.moment().tolerance().toSeconds()));
    }
    return json(call.body())
        ? new Proven(HexFormat.of().formatHex(ours))
        : new TurnedAway(
            true, "%s: the body of a webhook is no JSON; let it be sent as JSON".formatted(shown));
  }

  private static boolean json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read != null && read.isContainerNode();
    } catch (IOException e) {
      return false;
    }
  }

  /** Nothing where it cannot be read, which is equal to no signature. */
  private byte[] theirs(String header) {
    String prefix = spec.signature().prefix();
    if (!header.startsWith(prefix)) {
      return new byte[0];
    }
    String text = header.substring(prefix.length()).strip();
    try {
      return spec.signature().encoding() == Encoding.HEX
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** The headers with which a request passes: for whoever plays the system in a test. */
  public static byte[] sign(WebhookSpec spec, String key, HookCall call) {
    @Nullable String sent = call.header().apply(spec.moment().header());
    return mac(
        key.getBytes(StandardCharsets.UTF_8),
        spec.signature().over(),
        call,
        sent == null ? "" : sent);
  }

  private static byte[] mac(byte[] key, List<Part> over, HookCall call, String sent) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (Part part : over) {
        mac.update(bytes(part, call, sent));
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(Part part, HookCall call, String sent) {
    if (part instanceof Part.Literal literal) {
      return literal.text().getBytes(StandardCharsets.UTF_8);
    }
    return switch (((Part.Named) part).what()) {
      case BODY -> call.body();
      case TIMESTAMP -> sent.getBytes(StandardCharsets.UTF_8);
      case METHOD -> call.method().getBytes(StandardCharsets.UTF_8);
      case URI -> call.uri().getBytes(StandardCharsets.UTF_8);
    };
  }
}
