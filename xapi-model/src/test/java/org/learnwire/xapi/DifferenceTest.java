package org.learnwire.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where two statements part, as a conflict says it. */
class DifferenceTest {
  private final ObjectNode json =
      (ObjectNode)
          Fixtures.read(Path.of("src/test/resources/logstore_xapi/submission_graded.json"));

  private static Statement of(ObjectNode json) {
    return Statement.parse(json, XapiVersion.V1_0_3);
  }

  @ParameterizedTest
  @CsvSource({
    "/actor/name, \"99\", $.actor.name",
    "/result/score/raw, 0.5, $.result.score.raw",
    "/context/platform, \"Other\", $.context.platform",
    "/context/contextActivities/category/0/id, \"http://example.test/c\","
        + " $.context.contextActivities.category[0].id",
    "/timestamp, \"2020-01-01T00:00:00Z\", $.timestamp",
    "/result/response, \"more\", $.result.response"
  })
  void the_first_path_is_named(String pointer, String value, String path) throws Exception {
    ObjectNode other = json.deepCopy();
    int slash = pointer.lastIndexOf('/');
    ObjectNode holder = slash == 0 ? other : (ObjectNode) other.at(pointer.substring(0, slash));
    holder.set(pointer.substring(slash + 1), XapiJson.read(value));
    assertThat(Difference.first(of(json), of(other))).contains(path);
    assertThat(Difference.first(of(other), of(json))).contains(path);
  }

  @Test
  void what_an_lrs_assigns_is_none() {
    Statement sent = of(json).without("id").without("timestamp");
    Statement kept =
        sent.withId(UUID.randomUUID())
            .withTimestamp(Instant.now())
            .withStored(Instant.now())
            .withAuthority(Agent.mbox("lrs@example.test").toJson())
            .withVersionStated();
    assertThat(Difference.first(kept, sent)).isEmpty();
    assertThat(Difference.first(kept, kept.withId(UUID.randomUUID()))).contains("$.id");
  }

  @Test
  void extensions_are_their_owners_affair() {
    ObjectNode one = json.deepCopy();
    ObjectNode other = json.deepCopy();
    one.putObject("result").putObject("extensions").putObject("http://example.test/e").put("id", 1);
    other.putObject("result").putObject("extensions").putObject("http://example.test/e");
    assertThat(Difference.first(of(one), of(other)))
        .contains("$.result.extensions['http://example.test/e'].id");
  }

  @Test
  void one_more_in_a_list_is_named() {
    ObjectNode more = json.deepCopy();
    more.withObject("/context/contextActivities")
        .withArrayProperty("category")
        .addObject()
        .put("id", "http://example.test/one-more");
    int place = json.at("/context/contextActivities/category").size();
    String path = "$.context.contextActivities.category[" + place + "]";
    assertThat(Difference.first(of(json), of(more))).contains(path);
    assertThat(Difference.first(of(more), of(json))).contains(path);
  }
}
