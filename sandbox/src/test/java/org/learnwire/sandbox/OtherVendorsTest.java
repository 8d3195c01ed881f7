package org.learnwire.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/**
 * Bonusly, HiBob, Lattice, Leapsome, Personio, Salesforce, Teams and BambooHR's training file, and
 * that they remember.
 */
class OtherVendorsTest extends SandboxTest {
  private static final String BOB = "Basic U0VSVklDRS0xOnNhbmRib3gtYm9iLXRva2Vu";
  private static final String GOAL =
      """
      {"items": [{"objectType": "goal", "fields": {"title": {"value": "Use data"}, "startDate": {"value": "2026-11-22"},
       "dueDate": {"value": "2027-01-31"}, "typeId": {"value": 12}, "owner": {"value": 120}, "isPrivate": {"value": false}}}]}
      """;

  @Test
  void hibob_keeps_goals_and_key_results_and_finds_them_by_pages() throws IOException {
    assertThat(call.send("POST", "/hibob/v1/people/search", "{}").statusCode()).isEqualTo(401);
    assertThat(bob("POST", "/people/search", "{}").path("employees")).hasSizeGreaterThan(50);
    int first = bob("POST", "/goals/goals", GOAL).at("/goalIds/0").asInt();
    int second = bob("POST", "/goals/goals", GOAL).at("/goalIds/0").asInt();
    String result =
        "{\"items\": [{\"objectType\": \"keyResult\", \"fields\": {\"title\": {\"value\": \"x\"}}}]}";
    int key =
        bob("POST", "/goals/goals/" + first + "/key-results", result).at("/keyResultIds/0").asInt();
    String moved = "{\"keyResults\": [{\"keyResultId\": " + key + ", \"currentValue\": 50}]}";
    bob("PATCH", "/goals/goals/" + first + "/key-results/progress", moved);
    restart();
    JsonNode page = bob("POST", "/goals/goals/search", "{\"limit\": 1}");
    assertThat(page.path("nextCursor").asInt()).isEqualTo(first);
    page = bob("POST", "/goals/goals/search", "{\"limit\": 1, \"cursor\": \"" + first + "\"}");
    assertThat(page.at("/items/0/fields/id/value").asInt()).isEqualTo(second);
    String of = "{\"filters\": [{\"fieldId\": \"goalId\", \"values\": [\"" + first + "\"]}]}";
    assertThat(
            bob("POST", "/goals/goals/key-results/search", of)
                .at("/items/0/fields/currentValue/value")
                .asInt())
        .isEqualTo(50);
    String owner = "{\"filters\": [{\"fieldId\": \"owner\", \"values\": [\"120\"]}]}";
    assertThat(bobSays("POST", "/goals/goals/search", owner).statusCode()).isEqualTo(400);
    assertThat(bobSays("POST", "/goals/goals", GOAL.replace("owner", "boss")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void leapsome_moves_the_goal_that_is_there_and_takes_praise() throws IOException {
    assertThat(call.send("GET", "/leapsome/v1/token?secret=wrong", "").statusCode()).isEqualTo(401);
    String token =
        Caller.MAPPER
            .readTree(
                call.send("GET", "/leapsome/v1/token?secret=sandbox-leapsome-secret", "").body())
            .path("token")
            .asText();
    String[] signed = {"Authorization", "Bearer " + token};
    String metric =
        "{\"metric\": {\"type\": \"percentage\", \"start\": 0, \"end\": 100, \"current\": 50}}";
    assertThat(
            call.send("POST", "/leapsome/v1/goals/g120/key-results/k120", metric, signed)
                .statusCode())
        .isEqualTo(200);
    restart();
    JsonNode goals =
        Caller.MAPPER.readTree(
            call.send("GET", "/leapsome/v1/goals?userId=u120", "", signed).body());
    assertThat(goals.at("/data/0/progress").asInt()).isEqualTo(50);
    String praise =
        "{\"senderId\": \"u121\", \"receiverIds\": [\"u120\"], \"message\": \"Well done\"}";
    assertThat(call.send("POST", "/leapsome/v1/feedback/praise", praise, signed).statusCode())
        .isEqualTo(201);
    assertThat(call.look("/state").path("things").path("leapsome/praise")).hasSize(1);
  }

  @Test
  void lattice_adds_to_a_goal_and_bonusly_gives_points_each_time() throws IOException {
    assertThat(call.send("GET", "/lattice/v1/users", "").statusCode()).isEqualTo(401);
    String[] lattice = {"Authorization", "Bearer sandbox-lattice-key"};
    String goal =
        "{\"name\": \"Use data\", \"ownerIds\": [\"u-120\"], \"startingAmount\": 0, \"goalAmount\": 100}";
    String id =
        Caller.MAPPER
            .readTree(call.send("POST", "/lattice/v1/goals", goal, lattice).body())
            .path("id")
            .asText();
    String update = "/lattice/v1/goals/" + id + "/update";
    call.send("POST", update, "{\"increment\": 25}", lattice);
    call.send("POST", update, "{\"increment\": 25}", lattice);
    String[] bonusly = {"Authorization", "Bearer sandbox-bonusly-token"};
    String giver =
        Caller.MAPPER
            .readTree(call.send("GET", "/bonusly/api/v1/users?limit=1", "", bonusly).body())
            .at("/result/0/email")
            .asText();
    String bonus =
        "{\"reason\": \"+10 @u120 well done #learning\", \"giver_email\": \"" + giver + "\"}";
    call.send("POST", "/bonusly/api/v1/bonuses", bonus, bonusly);
    call.send("POST", "/bonusly/api/v1/bonuses", bonus, bonusly);
    assertThat(
            call.send("POST", "/bonusly/api/v1/bonuses", bonus.replace("+10 ", ""), bonusly)
                .statusCode())
        .isEqualTo(422);
    restart();
    JsonNode goals =
        Caller.MAPPER.readTree(
            call.send("GET", "/lattice/v1/user/u-120/goals", "", lattice).body());
    assertThat(goals.at("/data/0/currentAmount").asInt()).isEqualTo(50);
    assertThat(goals.at("/data/0/endingAmount").asInt()).isEqualTo(100);
    assertThat(call.look("/state").path("things").path("bonusly/bonuses")).hasSize(2);
  }

  @Test
  void personio_shows_a_hundred_employees_a_page_and_wraps_what_it_says() throws IOException {
    String secret = "{\"client_id\": \"sandbox-personio-client\", \"client_secret\": \"%s\"}";
    assertThat(call.send("POST", "/personio/v1/auth", secret.formatted("no")).statusCode())
        .isEqualTo(403);
    String token =
        Caller.MAPPER
            .readTree(
                call.send("POST", "/personio/v1/auth", secret.formatted("sandbox-personio-secret"))
                    .body())
            .at("/data/token")
            .asText();
    String[] signed = {"Authorization", "Bearer " + token};
    String path = "/personio/v1/company/employees?limit=";
    assertThat(call.send("GET", path + 101, "", signed).statusCode()).isEqualTo(422);
    JsonNode page =
        Caller.MAPPER.readTree(call.send("GET", path + "2&offset=1", "", signed).body());
    assertThat(page.path("data")).hasSize(2);
    assertThat(page.at("/data/0/attributes/email/value").asText()).contains("@");
    assertThat(page.at("/metadata/total_elements").asInt()).isGreaterThan(50);
  }

  @Test
  void salesforce_makes_one_goal_of_one_key_and_thanks_with_a_badge_or_neither()
      throws IOException {
    String form = "grant_type=client_credentials&client_id=sandbox-consumer-key&client_secret=";
    assertThat(token(form + "wrong").statusCode()).isEqualTo(400);
    JsonNode token = Caller.MAPPER.readTree(token(form + "sandbox-consumer-secret").body());
    assertThat(token.path("instance_url").asText()).endsWith("/salesforce");
    String[] signed = {"Authorization", "Bearer " + token.path("access_token").asText()};
    String data = "/salesforce/services/data/v62.0";
    String goal = data + "/sobjects/Learning_Goal__c/Learnwire_Ref__c/lw-1";
    assertThat(call.send("PATCH", goal, "{\"Name\": \"a\"}", signed).statusCode()).isEqualTo(201);
    assertThat(call.send("PATCH", goal, "{\"Name\": \"b\"}", signed).statusCode()).isEqualTo(200);
    String query = data + "/query?q=SELECT%20Id,%20Name%20FROM%20Learning_Goal__c";
    JsonNode found = Caller.MAPPER.readTree(call.send("GET", query, "", signed).body());
    assertThat(found.path("records")).hasSize(1);
    assertThat(found.at("/records/0/Name").asText()).isEqualTo("b");
    HttpResponse<String> composite =
        call.send("POST", data + "/composite", thanks("005a", "005a"), signed);
    assertThat(composite.body()).contains("PROCESSING_HALTED");
    assertThat(call.look("/state").path("things").has("salesforce/WorkThanks")).isFalse();
    assertThat(call.send("POST", data + "/composite", thanks("005a", "005b"), signed).body())
        .contains("0W3");
    JsonNode things = call.look("/state").path("things");
    assertThat(things.at("/salesforce~1WorkBadge/0/SourceId"))
        .isEqualTo(things.at("/salesforce~1WorkThanks/0/Id"));
  }

  @Test
  void teams_takes_a_card_and_nothing_else() throws IOException {
    String path = "/teams/workflows/w0/triggers/manual/paths/invoke?sig=";
    String card =
        """
        {"type": "message", "attachments": [{"content": {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "Hello"}]}}]}
        """;
    assertThat(call.send("POST", path + "wrong", card).statusCode()).isEqualTo(401);
    assertThat(call.send("POST", path + "sandbox-teams-sig", "{\"text\": \"x\"}").statusCode())
        .isEqualTo(400);
    assertThat(call.send("POST", path + "sandbox-teams-sig", card).statusCode()).isEqualTo(202);
    assertThat(call.look("/state").at("/messages/0/text").asText()).isEqualTo("Hello");
  }

  @Test
  void a_training_record_is_kept_under_its_type_and_an_empty_file_is_a_list() throws IOException {
    String records = "/v1/training/record/employee/120";
    assertThat(call.bamboo("GET", records, "").body()).isEqualTo("[]");
    assertThat(call.bamboo("/v1/training/type").path("2").path("name").asText()).isNotBlank();
    String record = "{\"completed\": \"2026-11-01\", \"type\": 2, \"notes\": \"ref\"}";
    assertThat(call.bamboo("POST", records, record).statusCode()).isEqualTo(201);
    assertThat(call.bamboo("POST", records, record.replace("\": 2", "\": 999")).statusCode())
        .isEqualTo(400);
    restart();
    assertThat(call.bamboo(records).findValuesAsText("notes")).containsExactly("ref");
  }

  private JsonNode bob(String method, String path, String body) throws IOException {
    HttpResponse<String> answer = bobSays(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Caller.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> bobSays(String method, String path, String body) throws IOException {
    return call.send(method, "/hibob/v1" + path, body, "Authorization", BOB);
  }

  private HttpResponse<String> token(String form) throws IOException {
    return call.send(
        "POST",
        "/salesforce/services/oauth2/token",
        form,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private static String thanks(String giver, String recipient) {
    return """
        {"allOrNone": true, "compositeRequest": [
          {"method": "POST", "url": "/services/data/v62.0/sobjects/WorkThanks", "referenceId": "thanks",
           "body": {"GiverId": "%s", "Message": "Well done"}},
          {"method": "POST", "url": "/services/data/v62.0/sobjects/WorkBadge", "referenceId": "badge",
           "body": {"DefinitionId": "0W1", "RecipientId": "%s", "SourceId": "@{thanks.id}"}}]}
        """
        .formatted(giver, recipient);
  }
}
