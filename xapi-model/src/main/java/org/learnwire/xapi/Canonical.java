package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * One form for all statements that the specification calls the same (xAPI Data 2.3.1): ignores what
 * an LRS assigns, verb display, activity definitions, order of keys and of group members, time
 * zone. {@link Sameness} has the rules, {@link Difference} says where two statements part.
 */
public final class Canonical {
  private final CanonicalBytes out = new CanonicalBytes();

  private Canonical() {}

  /** SHA-256 of the canonical form; a timestamp counts only when the statement has one. */
  public static byte[] hash(Statement statement) {
    Canonical canonical = new Canonical();
    canonical.write(statement.node(), "");
    return canonical.out.sha256();
  }

  /** The canonical form of one part, which stands under the given key. */
  static String form(JsonNode part, String key) {
    Canonical canonical = new Canonical();
    canonical.write(part, key);
    return canonical.out.text();
  }

  private void write(JsonNode node, String key) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, key);
      case ARRAY -> array(node, key);
      case STRING -> out.quoted(Sameness.text(key, node.textValue()));
      case NUMBER -> out.put(number(node));
      default -> out.put(node.asText());
    }
  }

  private void object(JsonNode node, String key) {
    String[] names = new String[node.size()];
    Iterator<String> given = node.fieldNames();
    for (int i = 0; i < names.length; i++) {
      names[i] = given.next();
    }
    Arrays.sort(names);
    out.put('{');
    for (String name : names) {
      if (!Sameness.isIgnored(key, name)) {
        out.quoted(name);
        out.put(':');
        write(node.get(name), Sameness.within(key, name));
        out.put(',');
      }
    }
    out.put('}');
  }

  private void array(JsonNode node, String key) {
    out.put('[');
    if (Sameness.isUnordered(key)) {
      out.put(String.join(",", sortedForms(node, key)));
    } else {
      for (int i = 0; i < node.size(); i++) {
        if (i > 0) {
          out.put(',');
        }
        write(node.get(i), key);
      }
    }
    out.put(']');
  }

  private static List<String> sortedForms(JsonNode node, String key) {
    List<String> forms = new ArrayList<>();
    node.forEach(element -> forms.add(form(element, key)));
    forms.sort(null);
    return forms;
  }

  private static String number(JsonNode node) {
    return node.isInt() && node.intValue() % 10 != 0
        ? node.asText()
        : Sameness.number(node.decimalValue());
  }
}
