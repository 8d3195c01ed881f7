package org.learnwire.sandbox.lti;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A registered tool as it is kept. */
record Tool(ObjectNode kept) {

  static final String CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  String clientId() {
    return kept.path("client_id").asText();
  }

  /** Registered, and switched on by the administrator. */
  boolean active() {
    return kept.path("active").asBoolean();
  }

  String loginUrl() {
    return kept.path("initiate_login_uri").asText();
  }

  String jwksUrl() {
    return kept.path("jwks_uri").asText();
  }

  List<String> redirects() {
    return texts(kept.path("redirect_uris"));
  }

  /** What it may ask a token for. */
  List<String> granted() {
    return Scopes.words(kept.path("scope").asText());
  }

  boolean may(List<String> any) {
    return granted().stream().anyMatch(any::contains);
  }

  List<String> deployments() {
    return texts(kept.path("deployments"));
  }

  JsonNode configuration() {
    return kept.path(CONFIGURATION);
  }

  String targetLink() {
    String target = configuration().path("target_link_uri").asText("");
    return target.isEmpty() ? redirects().get(0) : target;
  }

  /** Where a message of this type goes. */
  String targetOf(String messageType) {
    for (JsonNode message : configuration().path("messages")) {
      if (message.path("type").asText().equals(messageType) && message.has("target_link_uri")) {
        return message.path("target_link_uri").asText();
      }
    }
    return targetLink();
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  void deploy(String deployment) {
    ArrayNode list = kept.withArray("deployments");
    list.add(deployment);
  }
}
