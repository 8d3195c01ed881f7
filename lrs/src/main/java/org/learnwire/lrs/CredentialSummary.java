package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.XapiJson;

/** What may be shown of a credential: everything but its hashes. */
public record CredentialSummary(Credential credential) {
  public static CredentialSummary of(Credential credential) {
    return new CredentialSummary(credential);
  }

  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    json.put("key", credential.key()).put("name", credential.name());
    put(json, "site", credential.site());
    ArrayNode scopes = json.putArray("scopes");
    credential.scopes().stream().sorted().map(Scope::word).forEach(scopes::add);
    json.put("sees", credential.sees().word());
    AuthorityTemplate template = credential.template();
    if (!template.equals(AuthorityTemplate.standard())) {
      ObjectNode authority = json.putObject("authority");
      put(authority, "name", template.name());
      put(authority, "homePage", template.homePage());
      put(authority, "mbox", template.mbox());
    }
    PreviousSecret previous = credential.previous();
    put(json, "oldSecretUntil", previous == null ? null : previous.until().toString());
    put(json, "created", credential.created());
    return json;
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
