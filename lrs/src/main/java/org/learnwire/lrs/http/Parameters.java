package org.learnwire.lrs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.learnwire.xapi.Iris;
import org.learnwire.xapi.Timestamps;
import org.learnwire.xapi.Uuids;

/** The query parameters of a request: only known ones, each once (xAPI Communication 3.2). */
final class Parameters {
  private final Map<String, String> values;

  private Parameters(Map<String, String> values) {
    this.values = values;
  }

  static Parameters of(HttpServletRequest request, List<String> known) {
    Map<String, String> values = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, all) -> {
              if (!known.contains(name)) {
                throw unknown(name, known);
              }
              if (all.length > 1) {
                throw wrong(name, "stands " + all.length + " times", "may stand once");
              }
              values.put(name, all[0]);
            });
    return new Parameters(values);
  }

  Set<String> names() {
    return values.keySet();
  }

  Map<String, String> all() {
    return values;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String needed(String name) {
    return text(name).orElseThrow(() -> wrong(name, "is missing", "must be given"));
  }

  Optional<String> iri(String name) {
    return value(
        name,
        "must be an absolute IRI",
        text -> Iris.isAbsolute(text) ? Optional.of(text) : Optional.empty());
  }

  String neededIri(String name) {
    needed(name);
    return iri(name).orElseThrow();
  }

  Optional<Instant> time(String name) {
    return value(name, "must be a timestamp such as 2026-01-31T09:30:00Z", Timestamps::parse);
  }

  /** A value as the reader understands it; what it does not understand is refused by the rule. */
  <T> Optional<T> value(String name, String rule, Function<String, Optional<T>> reader) {
    return text(name)
        .map(
            text ->
                reader
                    .apply(text)
                    .orElseThrow(() -> wrong(name, "is '" + shortened(text) + "'", rule)));
  }

  Optional<UUID> uuid(String name) {
    return value(name, "must be a UUID in standard form", Uuids::parse);
  }

  boolean flag(String name) {
    return value(name, "must be true or false", Parameters::flagOf).orElse(false);
  }

  static XapiProblem wrong(String name, String what, String rule) {
    return XapiProblem.badRequest("the parameter '" + name + "' " + what)
        .where("parameter " + name)
        .rule(rule)
        .spec(XapiProblem.PARAMETERS)
        .next("Correct the parameter and ask again.");
  }

  private static XapiProblem unknown(String name, List<String> known) {
    return wrong(
        name,
        "is not known here",
        known.isEmpty()
            ? "this request takes no parameters"
            : "known, in this spelling: " + String.join(", ", known));
  }

  private static Optional<Boolean> flagOf(String text) {
    return Arrays.asList("true", "false").contains(text)
        ? Optional.of(Boolean.parseBoolean(text))
        : Optional.empty();
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
