package org.learnwire.connector.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.http.Payload;
import org.learnwire.kit.http.WholeAnswer;
import org.learnwire.kit.manifest.Call;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Method;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;

/** A Learning Record Store of anybody's, as its clients see it (xAPI Communication 2). */
final class Lrs {
  private static final String VERSION = "X-Experience-API-Version";
  private static final String CONSISTENT = "X-Experience-API-Consistent-Through";
  private static final String STATEMENTS = "/statements";

  /** What an LRS may say to a batch that has nothing to do with the line to it. */
  private static final Set<Integer> OF_THE_STATEMENTS = Set.of(400, 409, 413, 415, 422);

  private final Caller caller;
  private final String endpoint;
  private volatile @Nullable XapiVersion version;

  /**
   * @param endpoint where {@code /statements} is joined to, without a slash at its end
   * @param version what is spoken; null asks the LRS
   */
  Lrs(Caller caller, String endpoint, @Nullable XapiVersion version) {
    this.caller = caller;
    this.endpoint = endpoint;
    this.version = version;
  }

  /** The newest version that both sides know; of an LRS that does not say, 1.0.3. */
  XapiVersion version() throws CallFailure, InterruptedException {
    XapiVersion known = version;
    if (known == null) {
      known = versions().stream().max(XapiVersion::compareTo).orElse(XapiVersion.V1_0_3);
      version = known;
    }
    return known;
  }

  /** What the LRS says of itself (xAPI Communication 2.8); empty where it says nothing. */
  private List<XapiVersion> versions() throws CallFailure, InterruptedException {
    WholeAnswer answer =
        caller.exchange(get("/about", Map.of(), Map.of()), null, Set.of(400, 401, 403, 404, 405));
    List<XapiVersion> spoken = new ArrayList<>();
    if (answer.good()) {
      json(answer.body(), "/about")
          .path("version")
          .forEach(each -> XapiVersion.of(each.asText()).ifPresent(spoken::add));
    }
    return spoken;
  }

  /** Tries key and secret, for somebody who waits; 400 is a matter of versions, not of rights. */
  void check() throws CallFailure, InterruptedException {
    XapiVersion known = version == null ? XapiVersion.V1_0_3 : version;
    Call call = get(STATEMENTS, Map.of("limit", "1"), Map.of(VERSION, known.text()));
    caller.hasty().exchange(call, null, Set.of(400));
  }

  /**
   * The first page of what was stored after {@code since}, oldest first.
   *
   * @param since exclusive (xAPI Communication 2.1.3); empty from the beginning
   */
  LrsPage first(Selection selection, String since) throws CallFailure, InterruptedException {
    Call call = get(STATEMENTS, selection.parameters(since), headers());
    return page(caller.exchange(call, null, Set.of()));
  }

  /** The page that another one named by its {@code more}; never on another host. */
  LrsPage next(String more) throws CallFailure, InterruptedException {
    Call call = new Call(Method.GET, address(more), Map.of(), Map.of(), headers(), null);
    return page(caller.exchange(call, null, Set.of()));
  }

  /** Sends statements; a status that speaks of them is an answer, not a failure. */
  WholeAnswer post(Payload statements) throws CallFailure, InterruptedException {
    Call call = new Call(Method.POST, STATEMENTS, Map.of(), Map.of(), headers(), null);
    return caller.exchange(call, statements, OF_THE_STATEMENTS);
  }

  /** The statement with this id, voided or not. */
  Optional<Statement> find(UUID id) throws CallFailure, InterruptedException {
    for (String parameter : List.of("statementId", "voidedStatementId")) {
      Call call = get(STATEMENTS, Map.of(parameter, id.toString()), headers());
      WholeAnswer answer = caller.exchange(call, null, Set.of(404));
      if (answer.good() && json(answer.body(), STATEMENTS) instanceof ObjectNode found) {
        return Optional.of(Statement.trusted(found, version()));
      }
    }
    return Optional.empty();
  }

  private LrsPage page(WholeAnswer answer) throws CallFailure, InterruptedException {
    byte[] body = answer.body();
    Map<String, AttachedFile> files = new LinkedHashMap<>();
    String type = answer.header("Content-Type").orElse("").strip();
    if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      List<Multipart.Part> parts = parts(type, body);
      body = parts.get(0).bytes();
      for (Multipart.Part part : parts.subList(1, parts.size())) {
        String sha2 = Multipart.hash(part.header(Multipart.HASH, ""));
        String of = part.header("Content-Type", "application/octet-stream");
        files.put(sha2, new AttachedFile(sha2, of, part.bytes()));
      }
    }
    JsonNode result = json(body, STATEMENTS);
    if (!result.path("statements").isArray()) {
      throw strange("has no list of statements");
    }
    List<Statement> statements = new ArrayList<>();
    for (JsonNode each : result.path("statements")) {
      if (!(each instanceof ObjectNode object)) {
        throw strange("has something among its statements that is none");
      }
      if (!object.hasNonNull("stored")) {
        throw strange("has a statement without stored: nobody can tell where to go on after it");
      }
      statements.add(Statement.trusted(object, version(object)));
    }
    return new LrsPage(
        statements,
        result.path("more").asText(""),
        answer.header(CONSISTENT).flatMap(Timestamps::parse),
        files);
  }

  private XapiVersion version(ObjectNode statement) throws CallFailure, InterruptedException {
    Optional<XapiVersion> own = XapiVersion.of(statement.path("version").asText());
    return own.isPresent() ? own.get() : version();
  }

  private List<Multipart.Part> parts(String type, byte[] body) throws CallFailure {
    try {
      List<Multipart.Part> parts = Multipart.read(type, body);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("the body has no part");
      }
      return parts;
    } catch (IllegalArgumentException e) {
      throw strange("cannot be taken apart: " + e.getMessage());
    }
  }

  private JsonNode json(byte[] body, String path) throws CallFailure {
    try {
      return XapiJson.read(new ByteArrayInputStream(body));
    } catch (IOException e) {
      String begin = new String(body, 0, Math.min(body.length, 80), StandardCharsets.UTF_8).strip();
      throw strange(
          begin.startsWith("<")
              ? "is a web page, not JSON: is the endpoint right, to the part before " + path + "?"
              : "is no JSON: " + e.getMessage());
    }
  }

  private CallFailure strange(String what) {
    return CallFailure.of(
        ErrorWord.INVALID,
        Arrival.ANSWERED,
        caller.redacted("the answer of the LRS " + what),
        "look at the endpoint in a browser: it must be an LRS");
  }

  private Map<String, String> headers() throws CallFailure, InterruptedException {
    return Map.of(VERSION, version().text());
  }

  private static Call get(String path, Map<String, String> query, Map<String, String> headers) {
    return new Call(Method.GET, path, query, Map.of(), headers, null);
  }

  /**
   * {@code more} is relative to the host, not to the endpoint (xAPI Data 2.5). Some LRSs write into
   * it what must be encoded in an address.
   */
  private String address(String more) {
    StringBuilder clean = new StringBuilder();
    for (byte each : more.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each > ' ' && each < 127 && "\"<>\\^`{|}".indexOf(each) < 0;
      clean.append(plain ? Character.toString(each) : "%%%02X".formatted(each));
    }
    String address = clean.toString();
    if (address.matches("(?i)https?://.*")) {
      return address;
    }
    URI at = URI.create(endpoint);
    String host = at.getScheme() + "://" + at.getAuthority();
    return host + (address.startsWith("/") ? "" : "/") + address;
  }
}
