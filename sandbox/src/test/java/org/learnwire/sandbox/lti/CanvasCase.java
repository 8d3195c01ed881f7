package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

/** A tool that is registered with a fake school, and what it does there. */
abstract class CanvasCase extends LtiTest {

  static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  static final String NOW_ISH = Instant.now().minusSeconds(60).toString();
  static String school;
  static String sso;
  static String client;
  static JsonNode deployments;

  @BeforeAll
  static void register() throws IOException {
    school = server.url() + "/canvas";
    sso = school.replace("127.0.0.1", "localhost");
    client = PretendedTool.json(registered(school, tool.registration())).path("client_id").asText();
    HttpResponse<String> keys = tool.get(school + "/developer_keys?install=2&client=" + client);
    deployments = PretendedTool.json(keys).path("deployments");
  }

  static HttpResponse<String> registered(String of, ObjectNode body) throws IOException {
    Map<String, String> invited =
        tool.invitation(of + "/developer_keys?url=" + tool.url() + "/lti/register");
    String may = "Bearer " + invited.get("registration_token");
    JsonNode configuration =
        PretendedTool.json(tool.get(invited.get("openid_configuration"), "Authorization", may));
    String to = configuration.path("registration_endpoint").asText();
    return tool.body("POST", to, body.toString(), "application/json", "Authorization", may);
  }

  static String page(String more) {
    return school + "/login_initiation?course=2&client=" + client + more;
  }

  static Map<String, String> login(String more) throws IOException {
    return PretendedTool.form(tool.get(page(more)));
  }

  static Jwt launched(String more) throws IOException {
    return Jwt.parse(launch(page(more), sso + "/api/lti/authorize_redirect").get("id_token"));
  }

  static Map<String, String> authorize(Map<String, String> ask) throws IOException {
    return PretendedTool.form(
        tool.get(school + "/api/lti/authorize?" + PretendedTool.encoded(ask)));
  }

  static String user() {
    return "&user=" + learner;
  }
}
