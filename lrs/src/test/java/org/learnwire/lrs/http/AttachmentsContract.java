package org.learnwire.lrs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.learnwire.database.Database;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Statements and their files as multipart/mixed, both ways (xAPI Communication 1.5.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttachmentsContract {
  private static final String BOUNDARY = "abcABC0123'()+_,-./:=?";
  private static final byte[] FILE = awkwardBytes();

  private LrsServer lrs;
  private long before;

  /** The database of one kind, in an empty folder. */
  abstract Database open(Path folder);

  @BeforeAll
  void start(@TempDir Path folder) {
    lrs = new LrsServer(open(folder), folder, LrsHttpSettings.standard());
  }

  @BeforeEach
  void look() {
    before = lrs.store.count();
  }

  @AfterAll
  void stop() {
    lrs.close();
  }

  /** Line breaks, quotes, what looks like a boundary, and every byte that there is. */
  private static byte[] awkwardBytes() {
    byte[] random = new byte[5_000];
    new Random(7).nextBytes(random);
    byte[] start =
        ("\r\n\r\n--" + BOUNDARY + "x\r\n--abc\nx--" + BOUNDARY + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, random, 0, start.length);
    random[random.length - 2] = '\r';
    random[random.length - 1] = '\n';
    return random;
  }

  private static String sha2(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static String attachment(String sha2, int length, String more) {
    return """
        {"usageType": "https://example.test/proof", "display": {"en": "Proof"},
         "contentType": "application/pdf", "length": %d, "sha2": "%s"%s}
        """
        .formatted(length, sha2, more);
  }

  private static String statement(String... attachments) {
    return """
        {"actor": {"mbox": "mailto:ana@example.test"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
         "object": {"id": "https://lms.example.test/course/view.php?id=2"},
         "attachments": [%s]}
        """
        .formatted(String.join(",", attachments));
  }

  private static byte[] part(String headers, byte[] content) {
    return joined(
        ("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8),
        content,
        "\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] json(String json) {
    return part("Content-Type: application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] file(String hash, byte[] content) {
    return part(
        "Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n"
            + "X-Experience-API-Hash: "
            + hash,
        content);
  }

  private static byte[] end() {
    return ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private MockHttpServletRequestBuilder multipart(String method, String url, byte[]... parts) {
    return lrs.call(method, url)
        .header("Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"")
        .content(joined(parts));
  }

  private MockHttpServletResponse post(byte[]... parts) throws Exception {
    return lrs.answer(multipart("POST", "/xapi/statements", parts));
  }

  private void refused(byte[]... parts) throws Exception {
    MockHttpServletResponse response = post(parts);
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(400);
    assertThat(lrs.body(response).path("error").path("spec").asText()).isNotBlank();
    assertThat(lrs.store.count()).isEqualTo(before);
  }

  @Test
  void a_file_comes_back_byte_for_byte() throws Exception {
    String hash = sha2(FILE);
    MockHttpServletResponse stored =
        post(json(statement(attachment(hash, FILE.length, ""))), file(hash, FILE), end());
    assertThat(stored.getStatus()).as(stored.getContentAsString()).isEqualTo(200);
    String id = lrs.body(stored).get(0).asText();
    for (String query : List.of("statementId=" + id, "limit=1")) {
      MockHttpServletResponse answer =
          lrs.answer(lrs.call("GET", "/xapi/statements?" + query + "&attachments=true"));
      assertThat(answer.getContentType()).startsWith("multipart/mixed");
      String boundary = answer.getContentType().replaceAll(".*boundary=", "");
      List<BodyPart> parts = MultipartBody.parse(answer.getContentAsByteArray(), boundary);
      assertThat(parts).hasSize(2);
      assertThat(parts.get(0).header("content-type")).contains("application/json");
      assertThat(new String(parts.get(0).content(), StandardCharsets.UTF_8)).contains(id);
      assertThat(parts.get(1).header("x-experience-api-hash")).contains(hash);
      assertThat(parts.get(1).header("content-transfer-encoding")).contains("binary");
      assertThat(parts.get(1).header("content-type")).contains("application/pdf");
      assertThat(parts.get(1).content()).isEqualTo(FILE);
    }
    assertThat(lrs.answer(lrs.call("GET", "/xapi/statements")).getContentType())
        .startsWith("application/json");
  }

  @Test
  void one_copy_serves_all_statements_of_a_batch_and_a_put_brings_files_too() throws Exception {
    String hash = sha2(FILE);
    String one = statement(attachment(hash, FILE.length, ""));
    assertThat(post(json("[" + one + "," + one + "]"), file(hash, FILE), end()).getStatus())
        .isEqualTo(200);
    String url = "/xapi/statements?statementId=8f87ccde-bb56-4c2e-ab83-44982ef22df0";
    byte[] other = {1, 2, 3};
    String otherHash = sha2(other);
    var put =
        multipart(
            "PUT",
            url,
            json(statement(attachment(otherHash, 3, ""))),
            file(otherHash.toUpperCase(), other),
            end());
    assertThat(lrs.answer(put).getStatus()).isEqualTo(204);
    assertThat(lrs.store.attachments().find(otherHash)).isPresent();
    assertThat(lrs.store.count()).isEqualTo(before + 3);
  }

  @Test
  void a_file_of_a_substatement_belongs_to_it() throws Exception {
    String hash = sha2(FILE);
    String within =
        statement(attachment(hash, FILE.length, ""))
            .replaceFirst("\\{", "{\"objectType\": \"SubStatement\", ");
    String outer =
        """
        {"actor": {"mbox": "mailto:ana@example.test"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/planned"}, "object": %s}
        """
            .formatted(within);
    refused(json(outer), end());
    assertThat(post(json(outer), file(hash, FILE), end()).getStatus()).isEqualTo(200);
    assertThat(
            lrs.answer(lrs.call("GET", "/xapi/statements?attachments=true")).getContentAsString())
        .contains("X-Experience-API-Hash: " + hash);
  }

  @Test
  void a_file_with_an_address_needs_no_part() throws Exception {
    String far = attachment(sha2(FILE), 17, ", \"fileUrl\": \"https://files.example.test/1\"");
    assertThat(post(json(statement(far)), end()).getStatus()).isEqualTo(200);
    assertThat(post(json(statement()), end()).getStatus()).isEqualTo(200);
    var plain = lrs.json("POST", "/xapi/statements", statement(far));
    assertThat(lrs.answer(plain).getStatus()).isEqualTo(200);
    assertThat(lrs.answer(lrs.call("GET", "/xapi/statements?attachments=true")).getContentType())
        .startsWith("multipart/mixed");
  }

  @Test
  void parts_that_are_missing_surplus_or_wrong_are_refused() throws Exception {
    String hash = sha2(FILE);
    byte[] statement = json(statement(attachment(hash, FILE.length, "")));
    byte[] good = file(hash, FILE);
    byte[] surplus = {9};
    refused(statement, end());
    refused(statement, good, file(sha2(surplus), surplus), end());
    refused(statement, good, statement, end());
    refused(statement, file(hash, surplus), end());
    refused(statement, file(hash.substring(2), FILE), end());
    refused(statement, part("Content-Transfer-Encoding: binary", FILE), end());
    refused(statement, part("X-Experience-API-Hash: " + hash, FILE), end());
    refused(
        statement,
        part("Content-Transfer-Encoding: base64\r\nX-Experience-API-Hash: " + hash, FILE),
        end());
    refused(good, statement, end());
    refused(part("Content-Type: text/plain", statement().getBytes()), good, end());
    assertThat(lrs.store.attachments().find(sha2(surplus))).isEmpty();
  }

  @Test
  void a_body_that_does_not_keep_to_its_boundary_is_refused() throws Exception {
    String hash = sha2(FILE);
    byte[] statement = json(statement(attachment(hash, FILE.length, "")));
    byte[] good = file(hash, FILE);
    refused();
    refused(end());
    refused(statement, good);
    refused(statement, Arrays.copyOf(good, good.length / 2));
    refused(statement(attachment(hash, FILE.length, "")).getBytes());
    refused(("--" + BOUNDARY).getBytes());
    refused(("--" + BOUNDARY + "\r\nno header\r\n\r\n").getBytes(), end());
    refused(statement, file(hash + "\r\nX-Note: a\0b", FILE), end());
    refused(statement, file(hash + "\r\nX-Note: a\rX-Other: b", FILE), end());
    refused(("--" + BOUNDARY + "\r\nA: " + "x".repeat(9_000) + "\r\n\r\n").getBytes(), end());
    for (String type : List.of("multipart/mixed", "multipart/form-data; boundary=a", "x")) {
      var request =
          lrs.call("POST", "/xapi/statements")
              .header("Content-Type", type)
              .content(joined(statement, good, end()));
      assertThat(lrs.answer(request).getStatus()).as(type).isEqualTo(400);
    }
    assertThat(lrs.store.count()).isEqualTo(before);
  }

  @Test
  void a_signature_must_come_along_and_fit_its_statement() throws Exception {
    byte[] signature = "no.signature.atall".getBytes(StandardCharsets.UTF_8);
    String hash = sha2(signature);
    String signed =
        statement(attachment(hash, signature.length, ""))
            .replace("https://example.test/proof", "http://adlnet.gov/expapi/attachments/signature")
            .replace("application/pdf", "application/octet-stream");
    refused(json(signed), file(hash, signature), end());
    MockHttpServletResponse response = post(json(signed), file(hash, signature), end());
    assertThat(lrs.body(response).path("error").path("where").asText())
        .isEqualTo("$.attachments[0]");
  }
}
