package org.learnwire.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnwire.lrs.StatementQuery;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.InvalidStatement;
import org.learnwire.xapi.Iris;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.Uuids;
import org.learnwire.xapi.XapiJson;
import org.learnwire.xapi.XapiVersion;
import picocli.CommandLine.Option;

/** Which statements, in the words of GET statements. */
final class StatementConditions {
  @Option(names = "--verb", paramLabel = "IRI", description = "only this verb")
  @Nullable String verb;

  @Option(names = "--activity", paramLabel = "IRI", description = "only this activity")
  @Nullable String activity;

  @Option(
      names = "--agent",
      paramLabel = "AGENT",
      description = "only this agent: mailto:ADDRESS, or JSON as in GET statements")
  @Nullable String agent;

  @Option(names = "--registration", paramLabel = "UUID", description = "only this registration")
  @Nullable String registration;

  @Option(names = "--since", paramLabel = "TIME", description = "only what was stored after it")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "only what was stored by then")
  @Nullable String until;

  StatementQuery.Builder question() {
    return StatementQuery.where()
        .verb(read("--verb", verb, "an IRI", StatementConditions::iri))
        .activity(read("--activity", activity, "an IRI", StatementConditions::iri))
        .agent(read("--agent", agent, "mailto:ADDRESS or an agent in JSON", this::actor))
        .registration(read("--registration", registration, "a UUID", Uuids::parse))
        .since(read("--since", since, "a time such as 2026-01-31T09:30:00Z", Timestamps::parse))
        .until(read("--until", until, "a time such as 2026-01-31T09:30:00Z", Timestamps::parse));
  }

  private static <T> @Nullable T read(
      String option, @Nullable String text, String what, Function<String, Optional<T>> reader) {
    return text == null
        ? null
        : reader
            .apply(text)
            .orElseThrow(() -> new IllegalArgumentException(option + " must be " + what));
  }

  private static Optional<String> iri(String text) {
    return Iris.isAbsolute(text) ? Optional.of(text) : Optional.empty();
  }

  private Optional<Actor> actor(String text) {
    try {
      String json = text.startsWith("mailto:") ? "{\"mbox\":\"" + text + "\"}" : text;
      return Optional.of(Actor.parse(XapiJson.read(json), XapiVersion.V2_0_0))
          .filter(actor -> actor.identifier() != null);
    } catch (JsonProcessingException | InvalidStatement e) {
      return Optional.empty();
    }
  }
}
