package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.Credential;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementPage;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Attachment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Answers GET statements: one statement or a page, as JSON or with attachments. */
final class StatementsAnswer {
  private static final List<String> WITH_SINGLE = List.of("format", "attachments");

  private final StatementStore store;
  private final MultipartAnswer multipart;
  private final LrsHttpSettings settings;
  private final Sights sights;

  StatementsAnswer(
      StatementStore store, MultipartAnswer multipart, LrsHttpSettings settings, Sights sights) {
    this.store = store;
    this.multipart = multipart;
    this.settings = settings;
    this.sights = sights;
  }

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Parameters given = Parameters.of(request, QueryParameters.KNOWN);
    boolean attachments = given.flag("attachments");
    StatementFormat format =
        given
            .value("format", StatementFormat.RULE, StatementFormat::of)
            .orElse(StatementFormat.EXACT);
    List<String> languages =
        format == StatementFormat.CANONICAL
            ? StatementFormat.languages(
                Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
            : List.of();
    Agent own = own(request);
    Sight sight = sights.of(request);
    Optional<UUID> live = given.uuid("statementId");
    Optional<UUID> voided = given.uuid("voidedStatementId");
    if (live.isEmpty() && voided.isEmpty()) {
      StatementPage page =
          store.query(
              QueryParameters.query(given, XapiGate.version(request), settings, own, sight));
      List<StoredStatement> found =
          page.statements().stream().filter(stored -> isVisible(stored, own)).toList();
      String path = request.getContextPath() + XapiPaths.STATEMENTS;
      String more = page.next().map(next -> QueryParameters.more(path, given, next)).orElse("");
      send(response, pageJson(found, format, languages, more), found, attachments);
    } else {
      requireAlone(given);
      StoredStatement found =
          single(live.or(() -> voided).orElseThrow(), voided.isPresent(), own, sight);
      response.setDateHeader(HttpHeaders.LAST_MODIFIED, found.stored().toEpochMilli());
      send(response, format.write(found, languages), List.of(found), attachments);
    }
  }

  private StoredStatement single(UUID id, boolean voided, @Nullable Agent own, Sight sight) {
    return store
        .byId(id)
        .filter(stored -> stored.voided() == voided)
        .filter(stored -> isVisible(stored, own) && sight.shows(stored))
        .orElseThrow(
            () ->
                XapiProblem.of(
                        HttpStatus.NOT_FOUND,
                        "there is no " + (voided ? "voided " : "") + "statement " + id)
                    .where("parameter " + (voided ? "voidedStatementId" : "statementId"))
                    .spec("xAPI Communication 2.1.4 Voided Statements")
                    .next("A voided statement is found by voidedStatementId only."));
  }

  /** Who reads its own only, sees what it vouches for (xAPI Communication 4.2); null sees all. */
  private @Nullable Agent own(HttpServletRequest request) {
    Credential credential = XapiGate.credential(request);
    return credential.readsOwnOnly() ? credential.authority(settings.homePage()) : null;
  }

  private static boolean isVisible(StoredStatement stored, @Nullable Agent own) {
    return own == null
        || stored
            .statement()
            .authority()
            .map(Actor::identifier)
            .filter(own.identifier()::equals)
            .isPresent();
  }

  private void send(
      HttpServletResponse response, String json, List<StoredStatement> found, boolean attachments)
      throws IOException {
    if (attachments) {
      multipart.write(response, Utf8.bytes(json), hashes(found));
    } else {
      JsonAnswer.write(response, json);
    }
  }

  private static String pageJson(
      List<StoredStatement> found, StatementFormat format, List<String> languages, String more) {
    StringBuilder json = new StringBuilder(256 + 1536 * found.size()).append("{\"statements\":[");
    for (int i = 0; i < found.size(); i++) {
      json.append(i == 0 ? "" : ",").append(format.write(found.get(i), languages));
    }
    return json.append("],\"more\":").append(Utf8.quoted(more)).append('}').toString();
  }

  private static Set<String> hashes(List<StoredStatement> found) {
    Set<String> hashes = new LinkedHashSet<>();
    for (StoredStatement stored : found) {
      stored.statement().allAttachments().stream().map(Attachment::sha2).forEach(hashes::add);
    }
    return hashes;
  }

  private static void requireAlone(Parameters given) {
    boolean both =
        given.names().contains("statementId") && given.names().contains("voidedStatementId");
    List<String> besides =
        given.names().stream()
            .filter(name -> !WITH_SINGLE.contains(name) && !name.endsWith("tatementId"))
            .toList();
    if (both || !besides.isEmpty()) {
      throw XapiProblem.badRequest("a request for one statement has other conditions besides")
          .where("parameters " + String.join(", ", given.names()))
          .rule("statementId or voidedStatementId may stand with format and attachments only")
          .spec(XapiProblem.PARAMETERS);
    }
  }
}
