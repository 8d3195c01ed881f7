package org.learnwire.bench.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where an LRS is and how to be let in.
 *
 * @param endpoint the xAPI endpoint, to which {@code /statements} is added
 * @param authorization value of the header
 * @param version of xAPI that requests name, such as 1.0.3
 */
public record LrsAddress(URI endpoint, String authorization, String version) {
  public LrsAddress {
    if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).startsWith("http")) {
      throw new IllegalArgumentException(
          "--url must be the xAPI endpoint, as http://127.0.0.1:8080/xapi, and is " + endpoint);
    }
  }

  public static LrsAddress of(String url, String key, String secret, String version) {
    URI endpoint = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return new LrsAddress(endpoint, "Basic " + Base64.getEncoder().encodeToString(pair), version);
  }

  /** Path and query of the statements resource. */
  public String statements(String... namesAndValues) {
    StringBuilder path = new StringBuilder(endpoint.getRawPath()).append("/statements");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      path.append(i == 0 ? '?' : '&').append(namesAndValues[i]).append('=');
      path.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return path.toString();
  }

  /** Path and query of a {@code more} link, which is relative to the server or complete. */
  public String pathOf(String more) {
    URI link = endpoint.resolve(more);
    return link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
  }

  String head(String method, String path) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + endpoint.getRawAuthority()
        + "\r\nAuthorization: "
        + authorization
        + "\r\nX-Experience-API-Version: "
        + version
        + "\r\nAccept: application/json\r\n";
  }

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
