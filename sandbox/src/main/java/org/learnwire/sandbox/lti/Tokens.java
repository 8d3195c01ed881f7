package org.learnwire.sandbox.lti;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.learnwire.sandbox.http.Call;

/** The access tokens that are out; a restart forgets them, and a tool has to ask again. */
final class Tokens {

  /** Who may do what. */
  record Grant(String clientId, List<String> scopes, long until) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  String give(String clientId, List<String> scopes) {
    String token = UUID.randomUUID().toString().replace("-", "");
    grants.put(token, new Grant(clientId, scopes, System.currentTimeMillis() / 1000 + 3600));
    return token;
  }

  void forgetAll() {
    grants.clear();
  }

  /** Whose token the call carries, if it carries one of these scopes. */
  @Nullable Grant of(Call call, List<String> anyOf) {
    String header = call.header("Authorization");
    Grant grant = header.startsWith("Bearer ") ? grants.get(header.substring(7)) : null;
    boolean live = grant != null && grant.until() > System.currentTimeMillis() / 1000;
    return live && grant.scopes().stream().anyMatch(anyOf::contains) ? grant : null;
  }
}
