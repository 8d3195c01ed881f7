package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON with one spelling: keys sorted, numbers without needless digits. */
public final class Canonical {
  private static final MessageDigest SHA_256 = sha256();

  private final StringBuilder out = new StringBuilder(2048);
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
    return text(node, (object, as, name) -> false);
  }

  private static String text(JsonNode node, Omission omission) {
    Canonical canonical = new Canonical(omission);
    canonical.write(node, "");
    return canonical.out.toString();
  }

  /** SHA-256 in hex over the canonical text. */
  public static String hash(JsonNode node) {
    return hex(text(node));
  }

  /** The same over what is not left out. */
  public static String hash(JsonNode node, Omission omission) {
    return hex(text(node, omission));
  }

  private static String hex(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(((MessageDigest) SHA_256.clone()).digest(bytes));
    } catch (CloneNotSupportedException e) {
      return HexFormat.of().formatHex(sha256().digest(bytes));
    }
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
      out.append('[');
      for (int i = 0; i < node.size(); i++) {
        if (i > 0) {
          out.append(',');
        }
        write(node.get(i), "");
      }
      out.append(']');
    } else if (node.isNumber() && !node.isIntegralNumber()) {
      out.append(node.decimalValue().stripTrailingZeros().toPlainString());
    } else if (node.isTextual()) {
      quote(node.textValue());
    } else {
      out.append(node.asText());
    }
  }

  private void object(ObjectNode object, String as) {
    List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(object.properties());
    sorted.sort(Map.Entry.comparingByKey());
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, JsonNode> property : sorted) {
      String name = property.getKey();
      if (omission.omits(object, as, name)) {
        continue;
      }
      if (!first) {
        out.append(',');
      }
      first = false;
      quote(name);
      out.append(':');
      write(property.getValue(), name);
    }
    out.append('}');
  }

  private void quote(String text) {
    out.append('"');
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      out.append(text);
    } else {
      out.append(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }
    out.append('"');
  }
}
