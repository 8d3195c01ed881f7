package org.learnwire.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who did it: an agent or a group (xAPI Data 2.4.2). */
public sealed interface Actor extends StatementObject permits Agent, Group {
  @Nullable String name();

  /** Null for an anonymous group only. */
  @Nullable Identifier identifier();

  default Optional<Account> account() {
    return identifier() instanceof Account account ? Optional.of(account) : Optional.empty();
  }

  /** The mail address, where that is the identifier. */
  default Optional<String> email() {
    return identifier() instanceof Identifier.Mbox mbox
        ? Optional.of(mbox.address())
        : Optional.empty();
  }

  /** The actor that validated JSON describes. */
  static Actor of(JsonNode json) {
    return "Group".equals(json.path("objectType").asText()) ? Group.of(json) : Agent.of(json);
  }

  /**
   * Reads an agent or identified group that stands alone, such as the {@code agent} parameter.
   *
   * @throws InvalidStatement when it breaks a rule
   */
  static Actor parse(JsonNode json, XapiVersion version) {
    Findings findings = new Findings();
    ActorCheck.actor(new Spot(json, version, findings));
    findings.throwIfAny();
    return of(json);
  }
}
