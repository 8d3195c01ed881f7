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
 * @param stream of the connection, from which it was read; null for what was read from none
 * @param defines what it says of activities and agents becomes what is known of them
 */
public record StoreOptions(
    String source,
    @Nullable ObjectNode authority,
    boolean history,
    boolean fingerprinted,
    boolean defines,
    @Nullable String stream) {
  /** The home page of authorities that are our own connections. */
  public static final String HOME_PAGE = "https://w3id.org/learnwire/connections";

  public static StoreOptions from(String source) {
    return new StoreOptions(source, null, false, false, true, null);
  }

  public StoreOptions withAuthority(ObjectNode newAuthority) {
    return new StoreOptions(source, newAuthority, history, fingerprinted, defines, stream);
  }

  public StoreOptions asHistory(boolean isHistory) {
    return new StoreOptions(source, authority, isHistory, fingerprinted, defines, stream);
  }

  public StoreOptions asFingerprinted() {
    return new StoreOptions(source, authority, history, true, defines, stream);
  }

  /** Read from this stream of the connection: how long it is kept may hang on that. */
  public StoreOptions ofStream(@Nullable String readFrom) {
    return new StoreOptions(source, authority, history, fingerprinted, defines, readFrom);
  }

  /** For a sender without the scope define (xAPI Communication 4.2). */
  public StoreOptions defining(boolean mayDefine) {
    return new StoreOptions(source, authority, history, fingerprinted, mayDefine, stream);
  }

  ObjectNode authorityOrDefault() {
    return authority != null ? authority : Agent.account(HOME_PAGE, source).toJson();
  }
}
