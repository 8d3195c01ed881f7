package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** An inverse functional identifier: refers to one agent or group only (xAPI Data 2.4.2.3). */
public sealed interface Identifier
    permits Identifier.Mbox, Identifier.MboxSha1Sum, Identifier.OpenId, Account {

  /** The same text for the same identity, and for no other. */
  String key();

  /** Writes the property that carries it. */
  void into(ObjectNode agent);

  /** The identifier of an agent or group object, null for an anonymous group. */
  static @Nullable Identifier of(JsonNode agent) {
    if (agent.has("mbox")) {
      return new Mbox(agent.get("mbox").asText());
    }
    if (agent.has("account")) {
      return Account.of(agent.get("account"));
    }
    if (agent.has("mbox_sha1sum")) {
      return new MboxSha1Sum(agent.get("mbox_sha1sum").asText());
    }
    return agent.has("openid") ? new OpenId(agent.get("openid").asText()) : null;
  }

  /**
   * The identifier that has this key.
   *
   * @throws IllegalArgumentException when none has
   */
  static Identifier ofKey(String key) {
    String value = key.substring(key.indexOf('|') + 1);
    return switch (key.substring(0, Math.max(0, key.indexOf('|')))) {
      case "mbox" -> new Mbox(value);
      case "mbox_sha1sum" -> new MboxSha1Sum(value);
      case "openid" -> new OpenId(value);
      case "account" -> Account.ofKeyParts(value);
      default -> throw new IllegalArgumentException("no identifier has the key '" + key + "'");
    };
  }

  /** A mail address as IRI, {@code mailto:ana@example.test}. */
  record Mbox(String iri) implements Identifier {
    public String address() {
      return iri.substring("mailto:".length());
    }

    @Override
    public String key() {
      return "mbox|" + iri;
    }

    @Override
    public void into(ObjectNode agent) {
      agent.put("mbox", iri);
    }
  }

  /** The hex SHA-1 of a mailto IRI. */
  record MboxSha1Sum(String hex) implements Identifier {
    @Override
    public String key() {
      return "mbox_sha1sum|" + hex;
    }

    @Override
    public void into(ObjectNode agent) {
      agent.put("mbox_sha1sum", hex);
    }
  }

  /** An OpenID. */
  record OpenId(String uri) implements Identifier {
    @Override
    public String key() {
      return "openid|" + uri;
    }

    @Override
    public void into(ObjectNode agent) {
      agent.put("openid", uri);
    }
  }
}
