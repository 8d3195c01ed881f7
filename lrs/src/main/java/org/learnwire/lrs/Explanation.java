package org.learnwire.lrs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.XapiJson;

/**
 * What would become of one statement if it were sent now.
 *
 * @param id its own, the one drawn from its content, or null when it would be given a random one
 * @param differsAt first property in which it differs from the statement that has its id; null
 *     unless it is in conflict
 * @param authority who would vouch for it
 * @param terms what it would be found by, each as parameter and value
 */
public record Explanation(
    @Nullable UUID id,
    Outcome outcome,
    @Nullable String differsAt,
    String version,
    ObjectNode authority,
    List<Term> terms) {

  /** Whether it would be stored. */
  public enum Outcome {
    NEW("would be stored"),
    ALREADY_THERE("is stored already: sending it again changes nothing"),
    CONFLICT("another statement has its id");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  /** A parameter of GET statements, and the value that finds the statement. */
  public record Term(String parameter, String value) {}

  public ObjectNode toJson() {
    ObjectNode json = XapiJson.object();
    json.put("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("meaning", outcome.words);
    if (id == null) {
      json.put("id", "a random one");
    } else {
      json.put("id", id.toString());
    }
    if (differsAt != null) {
      json.put("differsAt", differsAt);
    }
    json.put("version", version);
    json.set("authority", authority);
    terms.forEach(
        term ->
            json.withArrayProperty("foundBy")
                .addObject()
                .put("parameter", term.parameter())
                .put("value", term.value()));
    return json;
  }
}
