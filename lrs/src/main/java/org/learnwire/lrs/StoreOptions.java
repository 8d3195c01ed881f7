package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Agent;

/**
 * How a statement is stored.
 *
 * @param source label of the connection or credential that brought it
 * @param authority who vouches for it, as JSON; null takes an account named like the source
 * @param history gives context to rules, never a decision
 * @param fingerprinted the id was drawn from the content: what has it already, is the same
 */
public record StoreOptions(
    String source, @Nullable ObjectNode authority, boolean history, boolean fingerprinted) {
  /** The home page of authorities that are our own connections. */
  public static final String HOME_PAGE = "https://w3id.org/learnwire/connections";

  public static StoreOptions from(String source) {
    return new StoreOptions(source, null, false, false);
  }

  public StoreOptions withAuthority(ObjectNode newAuthority) {
    return new StoreOptions(source, newAuthority, history, fingerprinted);
  }

  public StoreOptions asHistory(boolean isHistory) {
    return new StoreOptions(source, authority, isHistory, fingerprinted);
  }

  public StoreOptions asFingerprinted() {
    return new StoreOptions(source, authority, history, true);
  }

  ObjectNode authorityOrDefault() {
    return authority != null ? authority : Agent.account(HOME_PAGE, source).toJson();
  }
}
