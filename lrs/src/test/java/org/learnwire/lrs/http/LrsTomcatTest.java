package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.xapi.XapiJson;

/** What only a real server shows: encodings, large and broken bodies, browsers' questions. */
class LrsTomcatTest {
  private static final String STATEMENT =
      """
      {"actor": {"mbox": "mailto:ana@example.test"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://lms.example.test/course/view.php?id=2"}%s}
      """;
  private static final String STATE =
      "/activities/state?activityId=https://example.test/a&stateId=s"
          + "&agent=%7B%22mbox%22:%22mailto:a@example.test%22%7D";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static LrsTomcat lrs;

  @BeforeAll
  static void start(@TempDir Path folder) {
    lrs = LrsTomcat.sqlite(folder);
  }

  @AfterAll
  static void stop() {
    lrs.close();
  }

  private static HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(lrs.endpoint() + path))
        .header("Authorization", LrsServer.basic(lrs.client))
        .header("X-Experience-API-Version", "1.0.3");
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static HttpResponse<byte[]> post(BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request =
        call("/statements").header("Content-Type", "application/json").POST(body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpResponse<byte[]> post(String body) throws Exception {
    return post(BodyPublishers.ofString(body));
  }

  private static String error(HttpResponse<byte[]> response) throws Exception {
    JsonNode error = XapiJson.read(response.body()).path("error");
    assertThat(error.path("what").asText()).isNotBlank();
    return error.toString();
  }

  private static byte[] gzip(byte[] bytes) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String with(String extension) {
    return STATEMENT.formatted(
        ", \"context\": {\"extensions\": {\"https://example.test/x\": " + extension + "}}");
  }

  @Test
  void a_compressed_body_is_read() throws Exception {
    byte[] body = gzip(STATEMENT.formatted("").getBytes(StandardCharsets.UTF_8));
    assertThat(post(BodyPublishers.ofByteArray(body), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_compressed_body_that_breaks_off_lies_or_swells_is_refused() throws Exception {
    byte[] whole = gzip(STATEMENT.formatted("").getBytes(StandardCharsets.UTF_8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    var brokenOff = post(BodyPublishers.ofByteArray(half), "Content-Encoding", "gzip");
    assertThat(brokenOff.statusCode()).isEqualTo(400);
    assertThat(error(brokenOff)).contains("gzip");
    assertThat(post(BodyPublishers.ofString("[]"), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    assertThat(post(BodyPublishers.ofByteArray(whole), "Content-Encoding", "br").statusCode())
        .isEqualTo(415);
    byte[] bomb = gzip(new byte[100 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(200_000);
    var swollen = post(BodyPublishers.ofByteArray(bomb), "Content-Encoding", "gzip");
    assertThat(swollen.statusCode()).isEqualTo(413);
    assertThat(error(swollen)).contains("20971520");
  }

  @Test
  void a_body_in_chunks_is_read_up_to_the_limit() throws Exception {
    byte[] body = STATEMENT.formatted("").getBytes(StandardCharsets.UTF_8);
    InputStream small = new ByteArrayInputStream(body);
    assertThat(post(BodyPublishers.ofInputStream(() -> small)).statusCode()).isEqualTo(200);
    InputStream large = new ByteArrayInputStream(new byte[21 * 1024 * 1024]);
    assertThat(post(BodyPublishers.ofInputStream(() -> large)).statusCode()).isEqualTo(413);
  }

  @Test
  void an_answer_is_compressed_for_who_asks() throws Exception {
    for (int i = 0; i < 10; i++) {
      post(with("\"" + "long ".repeat(200) + "\""));
    }
    HttpResponse<byte[]> plain = send(call("/statements?limit=10"));
    HttpResponse<byte[]> packed =
        send(call("/statements?limit=10").header("Accept-Encoding", "gzip"));
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 4);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void what_is_too_large_is_named_with_its_limit() throws Exception {
    var longText = post(with("\"" + "x".repeat(5_000_000) + "\""));
    assertThat(longText.statusCode()).isEqualTo(400);
    assertThat(error(longText)).contains("1000000");
    var tenMegabytes = post(with("\"" + "x".repeat(10_000_000) + "\""));
    assertThat(tenMegabytes.statusCode()).isEqualTo(413);
    assertThat(error(tenMegabytes)).contains("8388608");
    var manyValues = post(with("[" + "[],".repeat(700_000) + "[]]"));
    assertThat(manyValues.statusCode()).isEqualTo(400);
    assertThat(error(manyValues)).contains("1000000");
    var deep = post(with("[".repeat(5_000) + "]".repeat(5_000)));
    assertThat(deep.statusCode()).isEqualTo(400);
    assertThat(error(deep)).contains("60").doesNotContain("StreamReadConstraints");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "{\"a\": 1, \"a\": 2}",
        "{\"\\ud800\": 1}",
        "\"\u0000\"",
        "01",
        "nul",
        "1e99999"
      })
  void values_that_nobody_could_keep_are_refused(String value) throws Exception {
    HttpResponse<byte[]> response = post(with(value));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response)).contains("rule").doesNotContain("jackson");
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() throws Exception {
    byte[] body = with("\"x\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == 'x' && body[i - 1] == '"' ? (byte) 0xFF : body[i];
    }
    assertThat(post(BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(400);
  }

  @Test
  void a_document_may_be_a_form_or_claim_to_be_multipart() throws Exception {
    for (String type :
        new String[] {
          "application/x-www-form-urlencoded",
          "multipart/mixed; boundary=b",
          "multipart/form-data; boundary=b"
        }) {
      for (String method : new String[] {"PUT", "POST"}) {
        send(call(STATE).DELETE());
        var sent =
            call(STATE)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("a=1&b=%20"));
        assertThat(send(sent).statusCode()).as(method + " " + type).isEqualTo(204);
        HttpResponse<byte[]> found = send(call(STATE));
        assertThat(new String(found.body(), StandardCharsets.UTF_8)).isEqualTo("a=1&b=%20");
        assertThat(found.headers().firstValue("Content-Type")).contains(type);
      }
    }
  }

  @Test
  void a_file_passes_through_the_real_server() throws Exception {
    byte[] file = new byte[300_000];
    new Random(3).nextBytes(file);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    String attachment =
        """
        , "attachments": [{"usageType": "https://example.test/u", "display": {"en": "x"},
          "length": 300000, "contentType": "image/png", "sha2": "%s"}]
        """
            .formatted(hash);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--b\r\nContent-Type: application/json\r\n\r\n"
                + STATEMENT.formatted(attachment)
                + "\r\n--b\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                + hash
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--b--".getBytes(StandardCharsets.UTF_8));
    var sent =
        call("//statements/")
            .header("Content-Type", "multipart/mixed; boundary=b")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    HttpResponse<byte[]> stored = send(sent);
    assertThat(stored.statusCode()).as(new String(stored.body())).isEqualTo(200);
    String id = XapiJson.read(stored.body()).get(0).asText();
    HttpResponse<byte[]> answer = send(call("/statements?attachments=true&statementId=" + id));
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    var parts = MultipartBody.parse(answer.body(), type.replaceAll(".*boundary=", ""));
    assertThat(parts.get(1).content()).isEqualTo(file);
  }

  @Test
  void head_is_get_without_the_body() throws Exception {
    String id = XapiJson.read(post(STATEMENT.formatted("")).body()).get(0).asText();
    for (String path :
        new String[] {
          "/statements?statementId=" + id,
          "/about",
          "/agents?agent=%7B%22mbox%22:%22mailto:ana@example.test%22%7D",
          "/activities?activityId=https://lms.example.test/course/view.php?id=2"
        }) {
      HttpResponse<byte[]> get = send(call(path));
      HttpResponse<byte[]> head = send(call(path).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.statusCode()).as(path).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .isEqualTo(get.headers().firstValue("Content-Length"));
    }
    assertThat(send(call(STATE + "&x=1").method("HEAD", BodyPublishers.noBody())).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_page_of_another_origin_may_ask() throws Exception {
    HttpRequest.Builder preflight =
        HttpRequest.newBuilder(URI.create(lrs.endpoint() + "/statements"))
            .header("Origin", "https://course.example.test")
            .header("Access-Control-Request-Method", "PUT")
            .header("Access-Control-Request-Headers", "authorization,x-experience-api-version")
            .method("OPTIONS", BodyPublishers.noBody());
    HttpResponse<byte[]> allowed = send(preflight);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("PUT", "DELETE");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "X-Experience-API-Version", "If-Match");
    for (int status : new int[] {200, 400}) {
      String query = status == 200 ? "limit=1" : "limit=x";
      HttpResponse<byte[]> answer =
          send(call("/statements?" + query).header("Origin", "https://course.example.test"));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
          .contains("ETag", "X-Experience-API-Consistent-Through");
    }
    assertThat(send(call("/about")).headers().firstValue("Access-Control-Allow-Origin"))
        .as("nobody asked")
        .isEmpty();
  }
}
