package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Hash and difference tell the same story of any two statements (xAPI Data 2.3.1). */
class SamenessPropertiesTest {
  @Property(tries = 300)
  void the_order_of_properties_is_no_difference(
      @ForAll("statements") ObjectNode json, @ForAll long seed) {
    Statement one = of(json);
    Statement other = of((ObjectNode) shuffled(json, new Random(seed)));
    assertThat(Canonical.hash(other)).isEqualTo(Canonical.hash(one));
    assertThat(Difference.first(one, other)).isEmpty();
  }

  @Property(tries = 1000)
  void one_text_that_changes_is_a_difference_for_both_or_for_neither(
      @ForAll("statements") ObjectNode json, @ForAll long seed) {
    ObjectNode changed = json.deepCopy();
    change(changed, new Random(seed));
    if (!Statement.check(changed, XapiVersion.V2_0_0).isEmpty()) {
      return;
    }
    Statement one = of(json);
    Statement other = of(changed);
    Optional<String> path = Difference.first(one, other);
    boolean sameHash = java.util.Arrays.equals(Canonical.hash(one), Canonical.hash(other));
    assertThat(path.filter(found -> !found.equals("$.id")).isEmpty())
        .as("%s", path)
        .isEqualTo(sameHash);
    assertThat(Difference.first(other, one)).isEqualTo(path);
  }

  @Property(tries = 300)
  void what_is_said_in_the_other_version_stays_the_same_statement(
      @ForAll("statements") ObjectNode json) {
    Conversion older = of(json).as(XapiVersion.V1_0_3);
    assertThat(Statement.check(older.statement().json(), XapiVersion.V1_0_3)).isEmpty();
    Statement back = older.statement().as(XapiVersion.V2_0_0).statement();
    assertThat(Difference.first(of(json), back).isEmpty()).isEqualTo(older.lost().isEmpty());
    assertThat(older.lost().isEmpty())
        .isEqualTo(
            json.findValue("contextAgents") == null && json.findValue("contextGroups") == null);
  }

  @Provide
  Arbitrary<ObjectNode> statements() {
    List<ObjectNode> all = new ArrayList<>();
    for (String folder : new String[] {"", "only_2.0.0"}) {
      Fixtures.variants(folder)
          .forEach(file -> all.add(Fixtures.statementWith(file, Fixtures.read(file))));
    }
    all.removeIf(json -> !Statement.check(json, XapiVersion.V2_0_0).isEmpty());
    assertThat(all).hasSizeGreaterThan(30);
    return Arbitraries.of(all);
  }

  private static Statement of(ObjectNode json) {
    return Statement.parse(json, XapiVersion.V2_0_0);
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(shuffled(element, random)));
      return copy;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = XapiJson.object();
    names.forEach(name -> copy.set(name, shuffled(node.get(name), random)));
    return copy;
  }

  /** Goes down at random and changes the text or number that it meets. */
  private static void change(ObjectNode root, Random random) {
    JsonNode at = root;
    while (at.isContainerNode() && !at.isEmpty()) {
      List<String> names = new ArrayList<>();
      at.fieldNames().forEachRemaining(names::add);
      int index = random.nextInt(at.size());
      JsonNode next = names.isEmpty() ? at.get(index) : at.get(names.get(index));
      if (next.isTextual() && at instanceof ObjectNode object) {
        String text = next.textValue();
        object.put(names.get(index), random.nextBoolean() ? text + "1" : turnedCase(text));
      }
      at = next;
    }
  }

  private static String turnedCase(String text) {
    int at = text.length() - 1;
    return at < 0 ? text : text.substring(0, at) + Character.toUpperCase(text.charAt(at));
  }
}
