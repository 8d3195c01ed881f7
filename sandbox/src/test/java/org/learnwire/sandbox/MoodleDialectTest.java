package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real Moodle was asked and answered, asked again here: field names, order, types. */
class MoodleDialectTest {

  /** Both are left out where they are empty, so that their absence is no difference. */
  private static final Set<String> MAY_BE_ABSENT = Set.of("idnumber", "country");

  private static final File[] CAPTURES = new File("src/test/resources/captures").listFiles();
  private static final Map<String, List<JsonNode>> RECORDED = new HashMap<>();
  private static SandboxServer server;
  private static Caller call;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = SandboxServer.start(0, folder, SandboxTest.WISH, 0);
    call = new Caller(server.url());
    for (File capture : CAPTURES) {
      JsonNode json = Caller.MAPPER.readTree(capture);
      collect(function(json), json.get("answer"), RECORDED);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  static Stream<String> captures() {
    return Arrays.stream(CAPTURES).map(file -> file.getName().replace(".json", "")).sorted();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void an_answer_has_the_shape_of_the_recorded_one(String name) throws IOException {
    JsonNode capture =
        Caller.MAPPER.readTree(new File("src/test/resources/captures/" + name + ".json"));
    var response = call.form(here(capture.get("call").asText()));
    JsonNode answer = Caller.MAPPER.readTree(response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    if (capture.get("answer").has("exception")) {
      assertThat(answer).isEqualTo(capture.get("answer"));
      return;
    }
    assertThat(answer.isArray()).isEqualTo(capture.get("answer").isArray());
    Map<String, List<JsonNode>> found = new HashMap<>();
    collect(function(capture), answer, found);
    found.forEach((path, objects) -> objects.forEach(object -> assertRecorded(path, object)));
    // A shape proves nothing where there is nothing.
    Map<String, List<JsonNode>> expected = new HashMap<>();
    collect(function(capture), capture.get("answer"), expected);
    assertThat(found.keySet()).containsAll(firstLevels(expected.keySet()));
  }

  private static String function(JsonNode capture) {
    return capture.get("call").asText().replaceFirst(".*wsfunction=([a-z_]+).*", "$1");
  }

  /** The recorded site's people and tokens, as they are called here. */
  private static String here(String form) throws IOException {
    String learner = String.valueOf(completer());
    return form.replace("TOKEN_CONNECTOR", "sandbox-moodle-token")
        .replaceAll("userid=(5|7|8)\\b", "userid=" + learner)
        .replaceAll("userid=3\\b", "userid=4")
        .replaceAll("userid=13\\b", "userid=" + call.odd("suspended account"))
        .replaceAll("userid=14\\b", "userid=" + call.odd("suspended enrolment in course 2"))
        .replaceAll("userid=17\\b", "userid=" + call.odd("deleted"))
        .replaceAll("(updates_since.*since)=\\d+", "$1=1")
        .replace("userid=99", "userid=9999")
        .replace("values%5B0%5D=17", "values%5B0%5D=" + call.odd("deleted"))
        .replace("ANA.LOPEZ%40EXAMPLE.TEST", "JULY.OBRIEN%40ACME.EXAMPLE.TEST")
        .replace("example.test", "acme.example.test");
  }

  private static int completer() throws IOException {
    return call.odd("unknown to HR");
  }

  private static void assertRecorded(String path, JsonNode object) {
    List<JsonNode> recorded = RECORDED.getOrDefault(path, List.of());
    assertThat(recorded.stream().anyMatch(one -> same(one, object)))
        .as("%s %s\n is none of %s", path, object, recorded)
        .isTrue();
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return names(one).equals(names(other))
        && names(one).stream().allMatch(name -> fits(one.get(name), other.get(name)));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.removeAll(MAY_BE_ABSENT);
    return names;
  }

  private static boolean fits(JsonNode one, JsonNode other) {
    return one.isNull() || other.isNull() || one.getNodeType() == other.getNodeType();
  }

  /** All objects of an answer by where they are, list positions left out. */
  private static void collect(String path, JsonNode node, Map<String, List<JsonNode>> into) {
    if (node.isArray()) {
      node.forEach(item -> collect(path + "[]", item, into));
    } else if (node.isObject()) {
      into.computeIfAbsent(path, p -> new ArrayList<>()).add(node);
      node.properties()
          .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), into));
    }
  }

  private static Set<String> firstLevels(Set<String> paths) {
    Set<String> first = new HashSet<>(paths);
    first.removeIf(path -> path.split("\\.").length > 2);
    return first;
  }
}
