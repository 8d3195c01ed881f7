package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.learnwire.xapi.CanonicalBytes;

/** JSON with one spelling: keys sorted, numbers without needless digits. */
public final class Canonical {
  private static final Omission NOTHING = (object, as, name) -> false;

  /** So few properties are put in order as they come. */
  private static final int FEW = 16;

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
    return HexFormat.of().formatHex(written(node, omission).sha256());
  }

  private static CanonicalBytes written(JsonNode node, Omission omission) {
    Canonical canonical = new Canonical(omission);
    canonical.write(node, "");
    return canonical.out;
  }

  private void write(JsonNode node, String as) {
    switch (node.getNodeType()) {
      case STRING -> out.quoted(node.textValue());
      case OBJECT -> object((ObjectNode) node, as);
      case ARRAY -> array(node);
      case NUMBER -> out.put(number(node));
      default -> out.put(node.asText());
    }
  }

  private static String number(JsonNode node) {
    return node.isIntegralNumber()
        ? node.asText()
        : node.decimalValue().stripTrailingZeros().toPlainString();
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

  @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
  private static Map.Entry<String, JsonNode>[] sorted(ObjectNode object) {
    Map.Entry<String, JsonNode>[] sorted = new Map.Entry[object.size()];
    boolean few = sorted.length <= FEW;
    int count = 0;
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      int at = count++;
      while (few && at > 0 && sorted[at - 1].getKey().compareTo(property.getKey()) > 0) {
        sorted[at] = sorted[--at];
      }
      sorted[at] = property;
    }
    if (!few) {
      Arrays.sort(sorted, Map.Entry.comparingByKey());
    }
    return sorted;
  }
}
