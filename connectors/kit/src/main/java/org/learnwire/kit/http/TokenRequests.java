package org.learnwire.kit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.http.Line.Manner;
import org.learnwire.kit.json.Canonical;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.ErrorWord;
import org.learnwire.kit.manifest.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for access tokens, and keeps the refresh tokens that come with them. */
final class TokenRequests {
  private static final Logger LOG = LoggerFactory.getLogger(TokenRequests.class);
  private static final Map<Integer, ErrorWord> REFUSALS =
      Map.of(
          400, ErrorWord.BAD_CREDENTIALS,
          401, ErrorWord.BAD_CREDENTIALS,
          403, ErrorWord.BAD_CREDENTIALS);
  private static final List<FieldPath> MESSAGES =
      List.of(FieldPath.of("error_description"), FieldPath.of("error"));

  private final Target target;
  private final Line line;
  private final TokenStore store;
  private final Grant grant;
  private final Grants grants;
  private final Requests requests;
  private final Verdict verdict;
  private final Breakage breakage;
  private @Nullable String unsaved;

  TokenRequests(Target target, Line line, TokenStore store) {
    this.target = target;
    this.line = line;
    this.store = store;
    this.grant = ((Auth.Token) target.auth()).grant();
    this.requests = new Requests(target);
    this.grants = new Grants(target);
    Target there = target.at(Places.shown(address()), errors(target.errors()));
    this.verdict = line.verdict(there);
    this.breakage = new Breakage(there, verdict);
  }

  /** Where tokens are asked for. */
  String address() {
    return requests.wherever(grants.path(grant), target.setting());
  }

  /** The answer to one request for a token; what must be kept of it is kept. */
  JsonNode ask(Manner manner) throws CallFailure, InterruptedException {
    try {
      return grant instanceof Grant.RefreshToken refresh
          ? refreshed(refresh, manner)
          : answer(Map.of(), manner);
    } catch (CallFailure failure) {
      line.pace().mind(failure);
      throw failure.beforehand();
    }
  }

  private JsonNode refreshed(Grant.RefreshToken refresh, Manner manner)
      throws CallFailure, InterruptedException {
    String first = grants.filled(refresh.token());
    try (TokenStore.Chain chain = store.take(chain(refresh, first))) {
      if (unsaved != null) {
        save(chain, unsaved);
      }
      String newest = chain.newest().orElse(first);
      line.redaction().hideToken(newest);
      JsonNode answer = answer(Map.of(Grants.REFRESH_TOKEN, newest), manner);
      Optional<String> next = FieldPath.of("refresh_token").text(answer);
      if (next.isPresent() && !next.get().isBlank() && !next.get().equals(newest)) {
        line.redaction().hideToken(next.get());
        save(chain, next.get());
        LOG.debug("{}: a new refresh token was kept", target.name());
      }
      return answer;
    } catch (IOException e) {
      throw verdict.withMessage(
          ErrorWord.TRANSIENT,
          Arrival.NEVER,
          "the refresh token cannot be kept: " + e.getMessage(),
          "nothing is asked before it is; if the program ends before that, sign in anew");
    }
  }

  /** What could not be saved is the only token there is: it is saved first next time. */
  private void save(TokenStore.Chain chain, String token) throws IOException {
    unsaved = token;
    chain.save(token);
    unsaved = null;
  }

  private JsonNode answer(Map<String, String> known, Manner manner)
      throws CallFailure, InterruptedException {
    Map<String, String> made = new HashMap<>(known);
    try {
      made.putAll(grants.made(grant, address()));
    } catch (GeneralSecurityException e) {
      throw verdict.withMessage(
          ErrorWord.BAD_CREDENTIALS,
          Arrival.NEVER,
          "nothing can be signed with the private key: " + e.getMessage(),
          "give an RSA key of 2048 bits or more as PEM, PKCS #8 (BEGIN PRIVATE KEY)");
    }
    Request request =
        requests.forToken(
            grants.call(grant),
            name -> made.containsKey(name) ? made.get(name) : target.setting().apply(name));
    return line.once(request, manner, breakage, answer -> whole(request, answer));
  }

  private JsonNode whole(Request request, Answer answer) throws CallFailure {
    try (Reading reading = new Reading(request, answer, verdict, breakage)) {
      return reading.whole(null);
    }
  }

  /** The same for every process that begins with this token, and shows nothing of it. */
  private String chain(Grant.RefreshToken refresh, String first) {
    String client = refresh.at().clientId() == null ? "" : grants.filled(refresh.at().clientId());
    return Canonical.hash(
        JsonNodeFactory.instance.arrayNode().add(address()).add(client).add(first));
  }

  /** RFC 6749, 5.2: a refusal is a 400 or 401, and says why in fields of its own. */
  private static ErrorRules errors(ErrorRules vendor) {
    Map<Integer, ErrorWord> status = new HashMap<>(vendor.status());
    status.putAll(REFUSALS);
    List<FieldPath> message = new ArrayList<>(MESSAGES);
    message.addAll(vendor.message());
    return new ErrorRules(
        status, vendor.body(), message, vendor.messageHeader(), vendor.code(), vendor.retryAfter());
  }
}
