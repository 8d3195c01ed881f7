package org.learnwire.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnwire.lti.dialect.Tool;
import org.learnwire.lti.dialect.ToolConfiguration;

/** Registers this tool with a platform that asks for it (LTI Dynamic Registration 1.0). */
public final class DynamicRegistrations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Web web;
  private final Registrations registrations;

  public DynamicRegistrations(Web web, Registrations registrations) {
    this.web = web;
    this.registrations = registrations;
  }

  /**
   * Reads the platform's configuration, registers there, and keeps what came of it. The operator
   * has said yes before: what is kept lets launches in.
   *
   * @param configuration the address that the platform gave, as it stands
   * @param token that the platform gave for this registration
   * @throws RegistrationRefused saying why it did not come about
   */
  public Registration register(URI configuration, Optional<String> token, Tool tool) {
    Map<String, String> headers = new HashMap<>();
    token.ifPresent(given -> headers.put("Authorization", "Bearer " + given));
    PlatformConfiguration platform =
        PlatformConfiguration.read(
            answered("configuration", () -> web.get(configuration, headers)), configuration);
    String request =
        ToolConfiguration.request(platform.dialect(), tool, platform.scopes(), platform.messages())
            .toString();
    JsonNode granted =
        tree(answered("answer", () -> web.post(platform.registrationUrl(), headers, request)));
    Registration registration = registration(platform, granted);
    try {
      registrations.add(registration);
    } catch (RegistrationTaken e) {
      throw new RegistrationRefused(
          "The platform registered Learnwire, but Learnwire cannot keep it: "
              + e.getMessage()
              + ".",
          "Delete the tool in the platform, mend that, and begin again.");
    }
    return registration;
  }

  /** What is granted is what the answer says, not what was asked for. */
  private static Registration registration(PlatformConfiguration platform, JsonNode granted) {
    String client = granted.path("client_id").asText("");
    if (client.isBlank()) {
      throw new RegistrationRefused(
          "The platform's answer names no client id.",
          "Enter the platform by hand on the page LMS.");
    }
    Set<String> deployments =
        Stream.of(granted, granted.path(ToolConfiguration.CLAIM))
            .map(part -> part.path("deployment_id").asText(""))
            .filter(id -> !id.isBlank())
            .collect(Collectors.toSet());
    Set<String> scopes =
        Arrays.stream(granted.path("scope").asText("").split(" "))
            .filter(scope -> !scope.isBlank())
            .collect(Collectors.toSet());
    return new Registration(
        UUID.randomUUID().toString(),
        platform.title(),
        platform.issuer(),
        client,
        platform.dialect(),
        platform.authUrl(),
        platform.tokenUrl(),
        platform.tokenAudience(),
        platform.jwksUrl(),
        deployments,
        scopes,
        Registration.State.ACTIVE);
  }

  /** A call to the platform. */
  private interface Call {
    Web.Answer make() throws IOException;
  }

  private static String answered(String what, Call call) {
    try {
      Web.Answer answer = call.make();
      if (answer.status() / 100 == 2) {
        return answer.body();
      }
      throw new RegistrationRefused(
          "The platform's " + what + " was HTTP " + answer.status() + said(answer.body()) + ".",
          answer.status() == 401
              ? "Its token for this registration was used already or is too old: begin the"
                  + " registration in the platform again."
              : "Look at what the platform says, and begin the registration there again.");
    } catch (AddressRefused e) {
      throw new RegistrationRefused(
          "An address of the platform is not called: " + e.getMessage() + ".",
          "Begin again once that is mended.");
    } catch (IOException e) {
      throw new RegistrationRefused(
          "The platform's " + what + " did not arrive.",
          "Look whether this server reaches the platform, and begin again.");
    }
  }

  /** Platforms say why in JSON, in text or in a page; a page is not repeated. */
  private static String said(String body) {
    String text = PlainText.of(body.length() > 400 ? body.substring(0, 400) : body);
    return text.isBlank() || body.stripLeading().startsWith("<") ? "" : ": " + text;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RegistrationRefused(
          "The platform's answer is not JSON.", "Enter the platform by hand on the page LMS.");
    }
  }
}
