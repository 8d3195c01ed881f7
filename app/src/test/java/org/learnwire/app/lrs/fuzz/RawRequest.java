package org.learnwire.app.lrs.fuzz;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request as its bytes, so that anything in it can be wrong. */
final class RawRequest {
  String method;
  String path;
  final List<String> parameters = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  byte[] body = new byte[0];

  /** False when a header of our own says, or hides, how long the body is. */
  boolean saysLength = true;

  RawRequest(String method, String path) {
    this.method = method;
    this.path = path;
  }

  RawRequest with(String parameter, String value) {
    parameters.add(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  RawRequest header(String name, String value) {
    headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    headers.add(name + ": " + value);
    return this;
  }

  RawRequest body(String type, byte[] content) {
    body = content;
    return header("Content-Type", type);
  }

  RawRequest json(String json) {
    return body("application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  byte[] head() {
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    StringBuilder head = new StringBuilder(method + " " + path + query + " HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (saysLength && (body.length > 0 || isWrite())) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] head = head();
    all.write(head, 0, Math.min(head.length, 1_500));
    all.write(body, 0, Math.min(body.length, 1_500));
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}
