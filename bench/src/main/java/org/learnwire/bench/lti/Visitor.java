package org.learnwire.bench.lti;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.learnwire.bench.http.Reply;
import org.learnwire.bench.http.Wire;

/** One browser: a kept-alive connection to each side, and the cookies of its latest launch. */
final class Visitor implements AutoCloseable {
  private static final byte[] NOTHING = new byte[0];

  private final URI tool;
  private final URI platform;
  private final Wire toTool;
  private final Wire toPlatform;
  private String session = "";
  private String first = "";
  private long nanos;

  Visitor(URI tool, URI platform) {
    this.tool = tool;
    this.platform = platform;
    this.toTool = new Wire(tool);
    this.toPlatform = new Wire(platform);
  }

  /**
   * Login, the platform's signature, the launch: until the tool has let the browser in.
   *
   * @return that it went well, with the time that the tool took for its two answers together
   * @throws IOException when an answer is not what a browser could go on with
   */
  Reply launch(String subject, String view) throws IOException {
    nanos = 0;
    String login =
        form(
            "iss", Signer.ISSUER,
            "client_id", Signer.CLIENT,
            "lti_deployment_id", Signer.DEPLOYMENT,
            "login_hint", subject + " " + view,
            "target_link_uri", tool + "/lti/launch");
    expect(302, post("/lti/login", login, ""), "/lti/login");
    String browser = cookie("lti-");
    URI auth = URI.create(location());
    Reply signed =
        toPlatform.send(
            head("GET", auth.getRawPath() + "?" + auth.getRawQuery(), platform), NOTHING);
    expect(200, signed, "the platform");
    String page = new String(signed.body(), StandardCharsets.UTF_8);
    String answer = form("id_token", value(page, "id_token"), "state", value(page, "state"));
    expect(302, post("/lti/launch", answer, browser), "/lti/launch");
    session = cookie("learnwire-frame");
    first = location();
    return new Reply(200, NOTHING, nanos);
  }

  /**
   * The page that the latest launch leads to.
   *
   * @return with the time that the tool took for its three answers together
   */
  Reply page() throws IOException {
    Reply page = get(first.startsWith("http") ? URI.create(first).getPath() : first);
    expect(200, page, first);
    return new Reply(200, page.body(), nanos);
  }

  /** Another page in the session of the latest launch. */
  Reply look(String path) throws IOException {
    return get(path);
  }

  private Reply get(String path) throws IOException {
    String head = head("GET", path, tool) + "Cookie: " + session + "\r\n";
    return noted(toTool.send(head, NOTHING));
  }

  private Reply post(String path, String form, String cookie) throws IOException {
    byte[] body = form.getBytes(StandardCharsets.US_ASCII);
    String head =
        head("POST", path, tool)
            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length
            + "\r\n";
    return noted(toTool.send(head, body));
  }

  private Reply noted(Reply reply) {
    nanos += reply.nanos();
    return reply;
  }

  /** As browsers do, it takes a page compressed. */
  private static String head(String method, String path, URI to) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + to.getAuthority()
        + "\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\n";
  }

  private static void expect(int status, Reply reply, String where) throws IOException {
    if (reply.status() != status) {
      throw new UnexpectedStatus(reply.status(), where);
    }
  }

  private String location() throws IOException {
    return toTool.fields("Location").stream()
        .findFirst()
        .orElseThrow(() -> new IOException("a redirect leads nowhere"));
  }

  private String cookie(String begin) throws IOException {
    return toTool.fields("Set-Cookie").stream()
        .filter(each -> each.startsWith(begin))
        .filter(each -> !each.contains("Max-Age=0"))
        .map(each -> each.substring(0, each.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new IOException("no cookie " + begin));
  }

  private static String value(String page, String name) throws IOException {
    String begin = "name=\"" + name + "\" value=\"";
    int from = page.indexOf(begin);
    if (from < 0) {
      throw new IOException("the platform's form has no " + name);
    }
    return page.substring(from + begin.length(), page.indexOf('"', from + begin.length()));
  }

  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&").append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /** What a page says. */
  static String text(Reply page) throws IOException {
    byte[] body = page.body();
    boolean packed = body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    return new String(
        packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body,
        StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    toTool.close();
    toPlatform.close();
  }
}
