package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever stands wherever in a statement: it is refused with a path, or every view of it works.
 */
class AnythingTest {
  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1.5e300",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[null]",
    "{\"id\":1}",
    "\"http://example.test/x\"",
    "\"8f87ccde-bb56-4c2e-ab83-44982ef22df0\"",
    "[\"en\"]",
    "{\"objectType\":\"Group\"}",
    "{\"objectType\":\"SubStatement\"}",
    "{\"objectType\":5}",
    "{\"objectType\":\"StatementRef\",\"id\":\"8f87ccde-bb56-4c2e-ab83-44982ef22df0\"}",
    "{\"mbox\":\"mailto:a@example.test\"}",
    "\"Agent\"",
    "\"P1D\"",
    "\"2026-01-31T09:30:00Z\""
  };
  private static final List<ObjectNode> SEEDS = seeds();

  @Property(tries = 20_000)
  void is_refused_or_can_be_read(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    ObjectNode json = SEEDS.get(random.nextInt(SEEDS.size())).deepCopy();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      replace(json, XapiJson.read(VALUES[random.nextInt(VALUES.length)]), random);
    }
    XapiVersion version = XapiVersion.values()[random.nextInt(2)];
    List<Violation> violations = Statement.check(json, version);
    violations.forEach(one -> assertThat(one.jsonPath()).startsWith("$"));
    if (violations.isEmpty()) {
      looksAt(Statement.parse(json, version));
      isKeptAsIfCheckedAnew(json, version, XapiVersion.V1_0_3);
      isKeptAsIfCheckedAnew(json, version, XapiVersion.V2_0_0);
    }
  }

  private static void isKeptAsIfCheckedAnew(
      ObjectNode json, XapiVersion version, XapiVersion target) {
    Statement checked = Statement.trusted(json, version);
    if (Statement.check(json, target).isEmpty()) {
      assertThat(checked.keptAs(target)).isEqualTo(Statement.parse(json, target));
    } else {
      assertThatThrownBy(() -> checked.keptAs(target)).isInstanceOf(InvalidStatement.class);
    }
  }

  private static void looksAt(Statement statement) throws Exception {
    assertThat(statement.actor().toJson()).isNotEmpty();
    assertThat(statement.verb().toJson()).isNotEmpty();
    assertThat(statement.object().toJson()).isNotEmpty();
    statement.id();
    statement.timestamp();
    statement.stored();
    statement.authority().ifPresent(Actor::toJson);
    statement.voids();
    statement.attachments().forEach(Attachment::toJson);
    statement.result().ifPresent(Result::toJson);
    statement.context().ifPresent(AnythingTest::looksAt);
    if (statement.object() instanceof Activity activity) {
      activity.interaction().ifPresent(one -> one.into(XapiJson.object()));
      activity.name();
    }
    if (statement.object() instanceof SubStatement part) {
      assertThat(part.actor().toJson()).isNotEmpty();
      part.timestamp();
      part.context().ifPresent(AnythingTest::looksAt);
    }
    assertThat(Canonical.hash(statement)).hasSize(32);
    Statement again = Statement.read(statement.toString(), statement.version());
    assertThat(Difference.first(statement, again)).isEmpty();
    for (XapiVersion other : XapiVersion.values()) {
      assertThat(statement.as(other).statement().version()).isEqualTo(other);
    }
  }

  private static void looksAt(Context context) {
    context.registration();
    context.instructor().ifPresent(Actor::toJson);
    context.team().ifPresent(Actor::toJson);
    context.contextActivities().all().forEach(Activity::toJson);
    context.contextAgents().forEach(ContextAgent::toJson);
    context.statement();
  }

  private static void replace(ObjectNode root, JsonNode value, Random random) {
    JsonNode at = root;
    while (true) {
      if (at instanceof ArrayNode array && !array.isEmpty()) {
        int index = random.nextInt(array.size());
        if (random.nextInt(3) == 0 || !array.get(index).isContainerNode()) {
          array.set(index, value);
          return;
        }
        at = array.get(index);
      } else if (at instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0 || !object.get(name).isContainerNode()) {
          object.set(name, value);
          return;
        }
        at = object.get(name);
      } else {
        return;
      }
    }
  }

  private static List<ObjectNode> seeds() {
    List<ObjectNode> all = new ArrayList<>();
    for (String folder : new String[] {"", "only_2.0.0", "only_1.0.3"}) {
      Fixtures.variants(folder)
          .forEach(file -> all.add(Fixtures.statementWith(file, Fixtures.read(file))));
    }
    return all;
  }
}
