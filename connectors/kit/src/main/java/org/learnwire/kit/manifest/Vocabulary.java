package org.learnwire.kit.manifest;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The closed names of each section of connector.yaml. {@code connector.schema.json} has one
 * definition per section, and a test holds the two together.
 */
enum Vocabulary {
  MANIFEST(
      "name title kind support settings baseUrl site courseActivity auth request limits timeout check"
          + " streams writes errors"),
  SETTING("title secret required default"),
  AUTH("formToken basic bearer header token clientCredentials refreshToken jwtBearer samlBearer"),
  FORM_TOKEN("field value"),
  BASIC("user password"),
  HEADER("name value"),
  TOKEN("get post put patch delete query form headers body token lifetime send baseUrlFrom"),
  LIFETIME("path"),
  SEND("header value"),
  CLIENT_CREDENTIALS(
      "url clientId clientSecret privateKey keyId scope in params lifetime baseUrlFrom"),
  REFRESH_TOKEN("url clientId clientSecret refreshToken scope in params lifetime baseUrlFrom"),
  JWT_BEARER(
      "url issuer subject audience privateKey keyId clientId clientSecret scope in params lifetime"
          + " baseUrlFrom"),
  SAML_BEARER(
      "url issuer subject format audience recipient attributes privateKey certificate encoding"
          + " clientId clientSecret scope in params lifetime baseUrlFrom"),
  REQUEST("query form headers"),
  LIMITS("perSecond perMinute concurrent perDay stopOn"),
  PER_DAY("calls reserve used"),
  USED("header pattern"),
  CALL("get post put patch delete query form headers body"),
  LIST("get post put patch delete query form headers body page records"),
  PAGE("offset number next link cursor"),
  OFFSET("offset limit size in"),
  NUMBER("param sizeParam size first in"),
  CURSOR("param from in size sizeParam"),
  STREAM(
      "verified by get post put patch delete query form headers body page records sweep detail each"
          + " since key version occurredAt watch keep with to map absent change webhook"),
  WEBHOOK(
      "secret signature timestamp events when record as get post put patch delete query form headers"
          + " body"),
  SIGNATURE("header encoding prefix over"),
  MOMENT("header format tolerance"),
  EACH("stream changedIn as where"),
  SINCE("param in from overlap edge format most"),
  FROM("maxOf"),
  TIME("field format"),
  JOIN("stream key"),
  WRITE(
      "verified by get post put patch delete query form headers body page records match map"
          + " remoteId class ok lookup read readBack then inverse points goalKind"),
  THEN("unless get post put patch delete query form headers body map"),
  FINDER("get post put patch delete query form headers body page records match remoteId as"),
  CONDITION("contains present"),
  ERRORS("status body message messageHeader code retryAfter"),
  RETRY_AFTER("header as"),
  RULE("when is fix"),
  CHECK("get post put patch delete query form headers body expect needs probes compare"),
  NEED("path all fix"),
  PROBE("name over get post put patch delete query form headers body expect fix onError"),
  COMPARE("name over expected visible fix"),
  OVER("get post put patch delete query form headers body page records where as limit"),
  SIDE("get post put patch delete query form headers body page records where value");

  /** The typed writes: what the ledger can ask of a connector. */
  static final List<String> WRITES =
      List.of(
          "goal.read",
          "goal.create",
          "goal.progress",
          "goal.update",
          "goal.milestone",
          "goal.comment",
          "goal.complete",
          "goal.close",
          "goal.reopen",
          "goal.delete",
          "recognition.give",
          "recognition.revoke",
          "learning.record",
          "evidence.attach",
          "message.send",
          "score.send");

  private final Set<String> names;

  Vocabulary(String names) {
    this.names = new LinkedHashSet<>(Arrays.asList(names.split(" ")));
  }

  Set<String> names() {
    return names;
  }

  /** Its definition in the schema: {@code formToken} for FORM_TOKEN. */
  String definition() {
    String[] parts = Word.of(this).split("-");
    return Stream.of(parts)
        .skip(1)
        .map(part -> part.substring(0, 1).toUpperCase() + part.substring(1))
        .reduce(parts[0], String::concat);
  }
}
