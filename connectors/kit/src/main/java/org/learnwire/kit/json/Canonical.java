package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.learnwire.xapi.CanonicalBytes;

/** JSON with one spelling: keys sorted, numbers without needless digits. */
public final class Canonical {
  private static final Omission NOTHING = (object, as, name) -> false;

  private final CanonicalBytes out = new CanonicalBytes();
  private final Omission omission;

  private Canonical(Omission omission) {
    this.omission = omission;
  }

  /** What is left out of the text. */
  public interface Omission {
    /**
     * @param as the property that holds the object, empty for an element and for the whole
     */
    boolean omits(ObjectNode object, String as, String name);
  }

  public static String text(JsonNode node) {
    return written(node, NOTHING).text();
  }

  /** SHA-256 in hex over the canonical text. */
  public static String hash(JsonNode node) {
    return hash(node, NOTHING);
  }

  /** The same over what is not left out. */
  public static String hash(JsonNode node, Omission omission) {
    return HexFormat.of().formatHex(written(node, omission).digest(sha256()));
  }

  private static CanonicalBytes written(JsonNode node, Omission omission) {
    Canonical canonical = new Canonical(omission);
    canonical.write(node, "");
    return canonical.out;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private void write(JsonNode node, String as) {
    if (node instanceof ObjectNode object) {
      object(object, as);
    } else if (node.isArray()) {
      array(node);
    } else if (node.isTextual()) {
      out.quoted(node.textValue());
    } else if (node.isNumber() && !node.isIntegralNumber()) {
      out.put(node.decimalValue().stripTrailingZeros().toPlainString());
    } else {
      out.put(node.asText());
    }
  }

  private void array(JsonNode node) {
    out.put('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        out.put(',');
      }
      write(node.get(i), "");
    }
    out.put(']');
  }

  private void object(ObjectNode object, String as) {
    out.put('{');
    boolean first = true;
    for (Map.Entry<String, JsonNode> property : sorted(object)) {
      String name = property.getKey();
      if (omission.omits(object, as, name)) {
        continue;
      }
      if (!first) {
        out.put(',');
      }
      first = false;
      out.quoted(name);
      out.put(':');
      write(property.getValue(), name);
    }
    out.put('}');
  }

  @SuppressWarnings("unchecked")
  private static Map.Entry<String, JsonNode>[] sorted(ObjectNode object) {
    Map.Entry<String, JsonNode>[] properties = object.properties().toArray(new Map.Entry[0]);
    Arrays.sort(properties, Map.Entry.comparingByKey());
    return properties;
  }
}
