package org.learnwire.app.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.learnwire.app.lrs.LrsOnlyServer;
import org.learnwire.app.lrs.LrsOnlySettings;
import org.learnwire.database.DatabasePlace;
import org.learnwire.lrs.Credentials;
import org.learnwire.lrs.NewCredential;
import org.learnwire.xapi.XapiJson;

/**
 * The LRS alone with 81 statements to be found: 40 of Ana and 39 of Bram in turn, one of O'Neil,
 * and the newest, which voids an 82nd.
 */
final class FilledLrs implements AutoCloseable {
  private static final String VERBS = "http://adlnet.gov/expapi/verbs/";

  final String voided = "b5e2c1de-3c3c-4a0b-9f6e-0b1a5d3a7c11";
  final NewCredential client;
  private final LrsOnlyServer server;

  private FilledLrs(NewCredential client, LrsOnlyServer server) {
    this.client = client;
    this.server = server;
  }

  static FilledLrs start(Path folder) throws Exception {
    Path file = folder.resolve("lrs-credentials.yaml");
    NewCredential client = Credentials.load(file, Clock.systemUTC()).add("browser");
    FilledLrs lrs =
        new FilledLrs(
            client, LrsOnlyServer.start(new LrsOnlySettings(DatabasePlace.in(folder), file, 0)));
    lrs.fill();
    return lrs;
  }

  String url(String path) {
    return "http://localhost:" + server.port() + path;
  }

  private void fill() throws IOException, InterruptedException {
    ArrayNode all = XapiJson.object().arrayNode();
    all.add(statement("dora", "Dora", "failed", 1).put("id", voided));
    all.add(statement("o'neil", "O'Neil", "failed", 1));
    for (int i = 0; i < 79; i++) {
      String verb = i % 4 < 2 ? "passed" : "completed";
      int course = i % 8 < 4 ? 1 : 2;
      all.add(
          i % 2 == 0
              ? statement("ana", "Ana", verb, course)
              : statement("bram", "<b>Bram</b>", verb, course));
    }
    ObjectNode voiding = statement("admin", "Admin", "voided", 1);
    voiding.putObject("object").put("objectType", "StatementRef").put("id", voided);
    all.add(voiding);
    send(XapiJson.write(all));
  }

  private static ObjectNode statement(String mail, String name, String verb, int course) {
    ObjectNode one = XapiJson.object();
    one.putObject("actor").put("mbox", "mailto:" + mail + "@example.test").put("name", name);
    one.putObject("verb").put("id", VERBS + verb);
    one.putObject("object").put("id", "https://lms.example.test/course/" + course);
    return one;
  }

  private void send(String statements) throws IOException, InterruptedException {
    String pair = client.key() + ":" + client.secret();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url("/xapi/statements")))
                    .header("Authorization", "Basic " + basic)
                    .header("X-Experience-API-Version", "1.0.3")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(statements))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
