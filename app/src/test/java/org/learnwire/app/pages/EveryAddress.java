package org.learnwire.app.pages;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.Server;
import org.learnwire.app.signin.Access;
import org.learnwire.app.signin.Addresses;
import org.learnwire.app.signin.Addresses.Address;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.app.signin.SomebodyIn;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Asks a running server at every address that its controllers answer, and tells what is amiss. */
public final class EveryAddress {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** Platforms send browsers there from elsewhere; what they bring is signed, and tested there. */
  private static final Set<String> LAUNCHES =
      Set.of(
          "/lti/login", "/lti/launch", "/lti/proof", "/lti/cookie", "/lti/register", "/lti/pick");

  /** What a form may say of where to go next. */
  private static final Set<String> WHERE =
      Set.of("back", "to", "page", "next", "url", "redirect", "target", "return");

  private static final List<String> AWAY =
      List.of(
          "https://evil.test/",
          "//evil.test",
          "/\\evil.test",
          "evil.test",
          "javascript:alert(1)",
          "/people\r\nX-Injected: yes",
          "/people/..//evil.test");

  private final Server server;
  private final Map<String, String> known;

  /**
   * @param known variables of addresses by name; for {@code id} of an address that begins with
   *     {@code /writeback} the one called {@code entry}
   */
  public EveryAddress(Server server, Map<String, String> known) {
    this.server = server;
    this.known = known;
  }

  /** What is answered at every address that is read, by the address asked. */
  public Map<String, HttpResponse<String>> read(String cookie) throws Exception {
    Map<String, HttpResponse<String>> answers = new java.util.TreeMap<>();
    for (Address each : Addresses.behindSignIn()) {
      if (each.reads()) {
        answers.put(path(each), get(path(each), cookie));
      }
    }
    return answers;
  }

  /** Pages without the headers that keep a page's power to what our own files need. */
  List<String> withoutHeaders(String cookie) throws Exception {
    List<String> found = new ArrayList<>();
    Map<String, HttpResponse<String>> answers = read(cookie);
    answers.put("/nowhere", get("/nowhere", cookie));
    answers.put("/writeback, not signed in", get("/writeback", ""));
    answers.forEach(
        (path, answer) -> {
          for (String header :
              List.of(
                  "Content-Security-Policy: default-src 'none'",
                  "Content-Security-Policy: frame-ancestors ",
                  "Content-Security-Policy: base-uri 'none'",
                  "Content-Security-Policy: form-action ",
                  "X-Content-Type-Options: nosniff",
                  "Referrer-Policy: same-origin",
                  "Cross-Origin-Resource-Policy: same-origin",
                  "Cache-Control: no-store")) {
            String[] nameAndPart = header.split(": ", 2);
            String value = answer.headers().firstValue(nameAndPart[0]).orElse("");
            if (!value.contains(nameAndPart[1]) || value.contains("unsafe")) {
              found.add(path + " (" + answer.statusCode() + ") lacks " + header);
            }
          }
        });
    return found;
  }

  /** Changes that were not refused: without a token, from elsewhere, or from nobody knows where. */
  List<String> unguarded(String cookie) throws Exception {
    String ours = server.address();
    String token = token(cookie);
    List<String> found = new ArrayList<>();
    for (Address each : Addresses.behindSignIn()) {
      if (!each.reads() && !LAUNCHES.contains(each.pattern())) {
        Map<String, HttpResponse<String>> tries =
            Map.of(
                "without a token", post(each, "", cookie, ours),
                "with a guessed token", post(each, "&_token=guessed", cookie, ours),
                "from elsewhere", post(each, "&_token=" + token, cookie, "http://evil.test"));
        tries.forEach(
            (how, answer) -> {
              if (answer.statusCode() != 403) {
                found.add(each + " " + how + ": " + answer.statusCode());
              }
            });
        int bare = post(each, "&_token=" + token, cookie, null).statusCode();
        if (bare != 403 && bare != 401) {
          found.add(each + " from nobody knows where: " + bare);
        }
      }
    }
    return found;
  }

  /** Where somebody was sent, by the address and what its form said. */
  Map<String, URI> sentTo(String cookie) throws Exception {
    Map<String, URI> sent = new java.util.TreeMap<>();
    String token = "&_token=" + token(cookie);
    for (Address each : Addresses.behindSignIn()) {
      List<Parameter> parameters = Addresses.parameters(each, RequestParam.class).toList();
      boolean file = parameters.stream().anyMatch(p -> p.getType() == MultipartFile.class);
      for (Parameter where : parameters) {
        if (WHERE.contains(where.getName()) && where.getType() == String.class && !file) {
          for (String away : AWAY) {
            String form = form(parameters, where, away);
            HttpResponse<String> answer =
                each.reads()
                    ? get(path(each) + "?" + form, cookie)
                    : post(each, form + token, cookie, server.address());
            String name = each + " " + where.getName() + "=" + away.replaceAll("\\s+", " ");
            answer.headers().firstValue("Location").ifPresent(to -> sent.put(name, URI.create(to)));
            if (answer.headers().firstValue("X-Injected").isPresent()) {
              sent.put(name, URI.create("injected:header"));
            }
          }
        }
      }
    }
    return sent;
  }

  /** Where the server lets in whom the table keeps out, or keeps out whom it lets in. */
  List<String> againstTheTable(SignedIn who) throws Exception {
    String cookie = SomebodyIn.cookie(server, who);
    String token = "&_token=" + token(cookie);
    List<String> found = new ArrayList<>();
    for (Address each : Addresses.behindSignIn()) {
      boolean may = Access.may(who, each.method(), path(each));
      // What is allowed is not done here: it would be done.
      boolean asked = each.reads() || !may;
      if (asked && !LAUNCHES.contains(each.pattern()) && Access.knows(path(each))) {
        String form = form(Addresses.parameters(each, RequestParam.class).toList(), null, "");
        HttpResponse<String> answer =
            each.reads()
                ? get(path(each) + (may ? "" : "?" + form), cookie)
                : post(each, form + token, cookie, server.address());
        int status = answer.statusCode();
        String to = answer.headers().firstValue("Location").orElse("");
        // Who teaches and has no loop of their own is shown the course instead.
        boolean kept =
            status == 403 || status == 401 || Access.isFrame(path(each)) && to.endsWith("/course");
        if (status >= 500 || kept == may) {
          found.add(who.name() + (may ? " may " : " may not ") + each + ", and got " + status);
        }
      }
    }
    return found;
  }

  private static String form(List<Parameter> parameters, @Nullable Parameter where, String away) {
    return parameters.stream()
        .filter(each -> !Map.class.isAssignableFrom(each.getType()))
        .filter(each -> each.getType() != MultipartFile.class)
        .map(each -> each.getName() + "=" + encoded(each == where ? away : any(each)))
        .collect(Collectors.joining("&"));
  }

  private static String any(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type.isEnum()) {
      return ((Enum<?>) type.getEnumConstants()[0]).name();
    }
    if (type == LocalDate.class) {
      return "2026-11-01";
    }
    if (type == boolean.class) {
      return "true";
    }
    return List.class.isAssignableFrom(type) || type.isPrimitive() ? "1" : "x";
  }

  private String path(Address address) {
    return address.path(
        name -> {
          boolean entry = name.equals("id") && address.pattern().startsWith("/writeback");
          return known.getOrDefault(entry ? "entry" : name, new UUID(0, 1).toString());
        });
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return send(request(path, cookie).header("Accept", "text/html,*/*"));
  }

  private HttpResponse<String> post(
      Address address, String form, String cookie, @Nullable String origin) throws Exception {
    HttpRequest.Builder request =
        request(path(address), cookie)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    return send(origin == null ? request : request.header("Origin", origin));
  }

  private String token(String cookie) throws Exception {
    Matcher found =
        Pattern.compile("name=\"_token\" value=\"([^\"]+)\"")
            .matcher(get("/account", cookie).body());
    if (!found.find()) {
      throw new AssertionError("/account gives no token");
    }
    return found.group(1);
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
