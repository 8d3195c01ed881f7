package org.learnwire.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dotted way into JSON; {@code *} is each element of an array or each value of an object, and a
 * name with dots of its own stands in brackets: {@code ["@odata.nextLink"]}.
 */
public record FieldPath(List<String> steps) {

  private static final Pattern STEP = Pattern.compile("\\[\"([^\"]+)\"]|((?:(?!\\[\")[^.])+)");

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** Manifests name few paths, and every record asks for them. */
  private static final Map<String, FieldPath> KNOWN = new ConcurrentHashMap<>();

  private static final int MOST_KNOWN = 10_000;

  /** {@code .} and the empty text are the whole answer. */
  public static FieldPath of(String text) {
    FieldPath known = KNOWN.get(text);
    if (known == null) {
      known = read(text);
      if (KNOWN.size() < MOST_KNOWN) {
        KNOWN.put(text, known);
      }
    }
    return known;
  }

  private static FieldPath read(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.equals(".")) {
      return new FieldPath(List.of());
    }
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(trimmed);
    while (step.find()) {
      steps.add(step.group(1) == null ? step.group(2) : step.group(1));
    }
    return new FieldPath(steps);
  }

  /** Every node at the end of this path; missing and null ones are left out. */
  public List<JsonNode> all(JsonNode from) {
    List<JsonNode> found = new ArrayList<>();
    collect(from, 0, found);
    return found;
  }

  public Optional<JsonNode> first(JsonNode from) {
    return Optional.ofNullable(first(from, 0));
  }

  /** The first scalar at the end of this path as text. */
  public Optional<String> text(JsonNode from) {
    return all(from).stream().filter(JsonNode::isValueNode).map(JsonNode::asText).findFirst();
  }

  /** Takes whatever stands at the end of this path away; true where something did, also a null. */
  public boolean take(JsonNode from) {
    return !steps.isEmpty() && take(from, 0);
  }

  private boolean take(JsonNode node, int depth) {
    String step = steps.get(depth);
    if (depth == steps.size() - 1) {
      return takeChild(node, step);
    }
    boolean taken = false;
    if (step.equals("*")) {
      for (JsonNode child : node) {
        taken |= take(child, depth + 1);
      }
      return taken;
    }
    return take(node.isArray() ? node.path(index(step)) : node.path(step), depth + 1);
  }

  private static boolean takeChild(JsonNode node, String step) {
    if (node instanceof ObjectNode object && !step.equals("*")) {
      return object.remove(step) != null;
    }
    if (node instanceof ArrayNode array && !step.equals("*")) {
      return array.remove(index(step)) != null;
    }
    boolean some = !node.isEmpty();
    if (node instanceof ContainerNode<?> container) {
      container.removeAll();
    }
    return some;
  }

  /** Takes everything away that stands at the end of none of these paths. */
  public static void keepOnly(JsonNode from, Collection<FieldPath> paths) {
    keepOnly(from, paths.stream().map(FieldPath::steps).toList());
  }

  private static void keepOnly(JsonNode node, List<List<String>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return;
    }
    if (node instanceof ObjectNode object) {
      List.copyOf(object.properties())
          .forEach(
              field -> {
                List<List<String>> below = below(paths, field.getKey());
                if (below.isEmpty()) {
                  object.remove(field.getKey());
                } else {
                  keepOnly(field.getValue(), below);
                }
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        List<List<String>> below = below(paths, String.valueOf(i));
        if (below.isEmpty()) {
          array.setNull(i); // the places of the others stay
        } else {
          keepOnly(array.get(i), below);
        }
      }
    }
  }

  private static List<List<String>> below(List<List<String>> paths, String name) {
    return paths.stream()
        .filter(path -> path.get(0).equals(name) || path.get(0).equals("*"))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  /** Whether taking this away would take that away, or a part of it. */
  public boolean covers(FieldPath other) {
    if (steps.isEmpty() || steps.size() > other.steps.size()) {
      return false;
    }
    for (int i = 0; i < steps.size(); i++) {
      String mine = steps.get(i);
      String theirs = other.steps.get(i);
      if (!mine.equals(theirs) && !mine.equals("*") && !theirs.equals("*")) {
        return false;
      }
    }
    return true;
  }

  private void collect(JsonNode node, int depth, List<JsonNode> found) {
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    if (depth == steps.size()) {
      found.add(node);
    } else if (steps.get(depth).equals("*")) {
      node.forEach(child -> collect(child, depth + 1, found));
    } else if (node.isArray()) {
      collect(node.path(index(steps.get(depth))), depth + 1, found);
    } else {
      collect(node.path(steps.get(depth)), depth + 1, found);
    }
  }

  /** Like {@link #collect}, to the first that it finds: every record is asked for a few fields. */
  private @Nullable JsonNode first(JsonNode node, int depth) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (depth == steps.size()) {
      return node;
    }
    String step = steps.get(depth);
    if (!step.equals("*")) {
      return first(node.isArray() ? node.path(index(step)) : node.path(step), depth + 1);
    }
    for (JsonNode child : node) {
      JsonNode found = first(child, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static int index(String step) {
    return step.chars().allMatch(Character::isDigit) ? Integer.parseInt(step) : -1;
  }

  @Override
  public String toString() {
    return steps.isEmpty()
        ? "."
        : steps.stream().map(FieldPath::shown).collect(Collectors.joining("."));
  }

  private static String shown(String step) {
    return step.contains(".") ? "[\"" + step + "\"]" : step;
  }
}
