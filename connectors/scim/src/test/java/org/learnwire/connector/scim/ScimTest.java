package org.learnwire.connector.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A provider at the door of an empty folder. */
abstract class ScimTest {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String TOKEN = "scim-secret-0001-of-the-provider";
  static final String ADDRESS = "https://learn.acme.test/scim/directory";
  static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  ScimDoor door;

  @BeforeEach
  void open() {
    door = new ScimDoor(TOKEN, folder.resolve("scim"), ADDRESS, CLOCK);
  }

  static String ana() {
    return """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"externalId":"00u1","userName":"ana.ruiz@example.test",
         "name":{"givenName":"Ana","familyName":"Ruiz"},"title":"Analyst","password":"t1meMa$heen","id":"mine","groups":[],
         "emails":[{"primary":true,"value":"ana.ruiz@example.test","type":"work"}],"active":true,
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"E1003"}}
        """;
  }

  static String operations(String list) {
    return "{\"schemas\":[\"%s\"],\"Operations\":[%s]}".formatted(PATCH_OP, list);
  }

  JsonNode patch(String id, String list) throws Exception {
    ScimAnswer answer = send("PATCH", "/Users/" + id, operations(list), Map.of());
    assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
    return answer.body();
  }

  ScimAnswer post(String body) throws Exception {
    return send("POST", "/Users", body, Map.of());
  }

  ScimAnswer get(String path, Map<String, String> query) throws Exception {
    return call("GET", path, "", query, Map.of());
  }

  ScimAnswer send(String method, String path, String body, Map<String, String> headers)
      throws Exception {
    return call(method, path, body, Map.of(), headers);
  }

  /** Through JSON, as it goes over the wire. */
  ScimAnswer call(
      String method,
      String path,
      String body,
      Map<String, String> query,
      Map<String, String> headers)
      throws Exception {
    ScimAnswer answer =
        door.answer(
            new ScimCall(
                method,
                path,
                query::get,
                name ->
                    name.equals("Authorization")
                        ? headers.getOrDefault(name, "Bearer " + TOKEN)
                        : headers.get(name),
                body.getBytes(StandardCharsets.UTF_8)));
    return answer.body() == null
        ? answer
        : new ScimAnswer(
            answer.status(),
            answer.headers(),
            (ObjectNode) JSON.readTree(answer.body().toString()));
  }
}
