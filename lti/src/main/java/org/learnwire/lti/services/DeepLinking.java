package org.learnwire.lti.services;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.lti.Keys;
import org.learnwire.lti.Registration;
import org.learnwire.lti.dialect.GradebookWays;

/**
 * The answer to a platform that asks for content (Deep Linking 2.0, 4.5). It is signed when
 * somebody presses the button, not when the page opens: platforms take it for five minutes.
 */
public final class DeepLinking {
  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final int SECONDS = 300;
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Assertions assertions;
  private final Clock clock;

  DeepLinking(Keys keys, Clock clock) {
    this.assertions = new Assertions(keys, clock);
    this.clock = clock;
  }

  /**
   * What the browser posts back.
   *
   * @param returnUrl unchanged, its query carries the platform's own state
   * @param jwt the form's only field, {@code JWT}
   */
  public record Response(URI returnUrl, String jwt) {

    @Override
    public String toString() {
      return "Response[" + ServiceFailure.plain(returnUrl) + ", ***]";
    }
  }

  /**
   * Signs what was chosen; nothing chosen is a cancel, and is told too.
   *
   * @param settings claim {@code deep_linking_settings} of the request
   * @param message what the platform may show the person, or null
   * @throws UnfitContent when the platform asked for something else
   */
  public Response response(
      Registration registration,
      String deployment,
      JsonNode settings,
      List<ContentItem> items,
      @Nullable String message) {
    check(settings, items);
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(registration.clientId())
            .audience(List.of(registration.issuer()))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
            .claim("nonce", UUID.randomUUID().toString())
            .claim(LTI + "deployment_id", deployment)
            .claim(LTI + "message_type", "LtiDeepLinkingResponse")
            .claim(LTI + "version", "1.3.0")
            .claim(DL + "content_items", json(registration, items));
    JsonNode data = settings.path("data");
    if (!data.isMissingNode() && !data.isNull()) {
      claims.claim(DL + "data", data.asText());
    }
    if (message != null) {
      claims.claim(DL + "msg", message);
    }
    return new Response(returnUrl(settings), assertions.signed(claims.build()));
  }

  private static List<Map<String, Object>> json(
      Registration registration, List<ContentItem> items) {
    boolean withoutUrl = GradebookWays.of(registration.dialect()).bindsWithoutUrl();
    List<Map<String, Object>> json = new ArrayList<>();
    for (ContentItem item : items) {
      json.add(ServiceCalls.JSON.convertValue(item.json(withoutUrl), MAP));
    }
    return json;
  }

  private static URI returnUrl(JsonNode settings) {
    return URI.create(settings.path("deep_link_return_url").asText());
  }

  private static void check(JsonNode settings, List<ContentItem> items) {
    boolean links = false;
    for (JsonNode type : settings.path("accept_types")) {
      links |= type.asText().equals("ltiResourceLink");
    }
    if (!items.isEmpty() && !links) {
      throw new UnfitContent(
          "the platform takes no links to tools at this place; open it where links are added");
    }
    if (items.size() > 1 && !settings.path("accept_multiple").asBoolean(true)) {
      throw new UnfitContent("the platform takes one link at this place; choose one");
    }
  }
}
