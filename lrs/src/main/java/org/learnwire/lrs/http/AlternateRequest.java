package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.learnwire.xapi.XapiVersion;

/**
 * A request that came as a form, from a browser that could do no better (xAPI 1.0.3 Communication
 * 1.3). Version 2.0 has no such thing.
 *
 * @param method the intended one
 * @param headers by name, in any spelling
 */
record AlternateRequest(
    String method, Map<String, String> headers, Map<String, String[]> parameters, byte[] content) {
  private static final String SPEC = "xAPI Communication 1.3 Alternate Request Syntax";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST", "DELETE");
  private static final List<String> HEADERS =
      List.of(
          "Authorization",
          XapiHeaders.VERSION,
          "Content-Type",
          "Content-Length",
          "If-Match",
          "If-None-Match");
  private static final String CONTENT = "content";

  static boolean isOne(HttpServletRequest request, Map<String, String[]> query) {
    return query.containsKey("method") && request.getMethod().equals("POST");
  }

  /** Reads the form of such a request. */
  static AlternateRequest of(
      HttpServletRequest request, Map<String, String[]> query, BodyReader bodies)
      throws IOException {
    String method = query.get("method")[0];
    if (query.size() > 1 || !METHODS.contains(method)) {
      throw refused(
          "the query string of this form is not understood",
          "only 'method' may stand there, as one of GET, HEAD, PUT, POST, DELETE");
    }
    String form = new String(bodies.read(request), StandardCharsets.UTF_8);
    Map<String, String[]> parameters = new LinkedHashMap<>(QueryString.parse(form));
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : HEADERS) {
      String[] values = parameters.remove(name);
      if (values != null) {
        headers.put(name, values[0]);
      }
    }
    String[] content = parameters.remove(CONTENT);
    if (content == null && (method.equals("PUT") || method.equals("POST"))) {
      throw refused("the form has no field 'content'", "what is to be stored stands in 'content'");
    }
    headers.putIfAbsent("Content-Type", "application/json");
    refuseNewer(request, headers);
    byte[] bytes = content == null ? new byte[0] : content[0].getBytes(StandardCharsets.UTF_8);
    headers.put("Content-Length", Integer.toString(bytes.length));
    return new AlternateRequest(method, headers, parameters, bytes);
  }

  private static void refuseNewer(HttpServletRequest request, Map<String, String> headers) {
    String named =
        headers.getOrDefault(XapiHeaders.VERSION, request.getHeader(XapiHeaders.VERSION));
    if (named != null
        && XapiVersion.of(named.strip()).filter(XapiVersion.V2_0_0::equals).isPresent()) {
      throw refused(
          "xAPI 2.0 has no alternate request syntax",
          "send an ordinary request with its own method and headers");
    }
  }

  private static XapiProblem refused(String what, String rule) {
    return XapiProblem.badRequest(what).where("parameter method").rule(rule).spec(SPEC);
  }
}
