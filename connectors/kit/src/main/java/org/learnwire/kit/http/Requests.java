package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Method;
import org.learnwire.kit.manifest.Template;

/** Makes requests of calls: placeholders filled, credentials joined, everything encoded. */
final class Requests {
  private final Target target;

  Requests(Target target) {
    this.target = target;
  }

  /** {@code body} goes over the call's own where it is given. */
  Request of(Call call, UnaryOperator<String> values, @Nullable JsonNode body, Access access)
      throws CallFailure {
    Map<String, String> headers = filled(call.headers(), values);
    Map<String, String> form = filled(call.form(), values);
    authenticate(headers, form, access);
    return made(call, values, body, headers, form, address(call.path(), values, access));
  }

  /** The request for a token: it says who asks in its own way, and may go to another host. */
  Request forToken(Call call, UnaryOperator<String> values) {
    return made(
        call,
        values,
        null,
        filled(call.headers(), values),
        filled(call.form(), values),
        wherever(call.path(), values));
  }

  private Request made(
      Call call,
      UnaryOperator<String> values,
      @Nullable JsonNode body,
      Map<String, String> headers,
      Map<String, String> form,
      String address) {
    List<String> query = new ArrayList<>();
    call.query().forEach((name, value) -> query.add(pair(name, Template.fill(value, values))));
    JsonNode json =
        body != null ? body : call.body() == null ? null : Template.fill(call.body(), values);
    int mark = address.indexOf('?');
    if (mark >= 0) {
      query.add(0, address.substring(mark + 1));
    }
    boolean carries = call.method() != Method.GET && call.method() != Method.DELETE;
    if (!carries) {
      form.forEach((name, value) -> query.add(pair(name, value)));
    }
    return new Request(
        call.method(),
        mark < 0 ? address : address.substring(0, mark),
        query.isEmpty() ? null : String.join("&", query),
        headers,
        carries ? body(json, form) : null,
        carries && (json != null || !form.isEmpty())
            ? json != null ? "application/json" : "application/x-www-form-urlencoded"
            : null,
        shown(call));
  }

  /** A path below the base, or a whole address that the vendor named: then on the same host. */
  private String address(String path, UnaryOperator<String> values, Access access)
      throws CallFailure {
    if (path.matches("https?://.*")) {
      URI named = URI.create(path);
      if (!Address.samePlace(URI.create(access.baseUrl()), named)) {
        throw new CallFailure(
            ErrorWord.INVALID,
            Arrival.NEVER,
            "%s: the answer's next page is on %s, not on %s"
                .formatted(target.name(), named.getAuthority(), Places.shown(access.baseUrl())),
            "credentials are not sent there: is base-url the system's own public address?");
      }
      return path;
    }
    return access.baseUrl() + Template.fill(path, name -> encoded(values.apply(name)));
  }

  /** A path below the base, or the manifest's own address; a setting may be its beginning. */
  String wherever(String path, UnaryOperator<String> values) {
    int named = path.startsWith("{") ? path.indexOf('}') + 1 : 0;
    String start = Template.fill(path.substring(0, named), values).replaceFirst("/$", "");
    String rest = Template.fill(path.substring(named), name -> encoded(values.apply(name)));
    return named > 0 || rest.matches("https?://.*") ? start + rest : target.baseUrl() + rest;
  }

  private static Map<String, String> filled(
      Map<String, String> templates, UnaryOperator<String> values) {
    Map<String, String> filled = new LinkedHashMap<>();
    templates.forEach((name, value) -> filled.put(name, Template.fill(value, values)));
    return filled;
  }

  private void authenticate(Map<String, String> headers, Map<String, String> form, Access access) {
    if (target.auth() instanceof Auth.FormToken token) {
      form.put(token.field(), Template.fill(token.value(), target.setting()));
    } else if (target.auth() instanceof Auth.Basic basic) {
      String pair =
          Template.fill(basic.user(), target.setting())
              + ":"
              + Template.fill(basic.password(), target.setting());
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    } else if (target.auth() instanceof Auth.Bearer bearer) {
      headers.put("Authorization", "Bearer " + Template.fill(bearer.token(), target.setting()));
    } else if (target.auth() instanceof Auth.Header header) {
      headers.put(header.name(), Template.fill(header.value(), target.setting()));
    } else if (target.auth() instanceof Auth.Token token) {
      headers.put(token.answer().header(), Template.fill(token.answer().value(), access::named));
    }
  }

  private static byte @Nullable [] body(@Nullable JsonNode json, Map<String, String> form) {
    if (json != null) {
      return json.toString().getBytes(StandardCharsets.UTF_8);
    }
    if (form.isEmpty()) {
      return null;
    }
    List<String> pairs = new ArrayList<>();
    form.forEach((name, value) -> pairs.add(pair(name, value)));
    return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
  }

  private String shown(Call call) {
    String path = call.path().replaceFirst("https?://[^/]*", "").replaceFirst("\\?.*", "");
    // A token's address may begin with a setting.
    path = path.replaceFirst("^\\{\\w+}", "");
    return call.method() + " " + (path.isEmpty() ? "(base-url)" : path) + function(call);
  }

  /** Where one path serves every function (Moodle), the manifest's fixed word tells them apart. */
  private String function(Call call) {
    return call.form().entrySet().stream()
        .filter(field -> !target.request().form().containsKey(field.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .filter(word -> !word.isEmpty() && !word.contains("{"))
        .map(word -> " (" + word + ")")
        .orElse("");
  }

  private static String pair(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
