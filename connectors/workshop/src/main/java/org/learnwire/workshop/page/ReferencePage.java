package org.learnwire.workshop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.manifest.Auth;
import org.learnwire.kit.manifest.CheckSpec;
import org.learnwire.kit.manifest.ErrorRules;
import org.learnwire.kit.manifest.Grant;
import org.learnwire.kit.manifest.Limits;
import org.learnwire.kit.manifest.Manifest;

/** Everything that a manifest says, for a reader; made anew whenever it is asked for. */
public final class ReferencePage {
  /** What a limit says that is none. */
  private final Manifest manifest;

  public ReferencePage(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Markdown. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "# %s (%s)%nA system of kind %s. This page says what its connector.yaml says.%n"
            .formatted(manifest.title(), manifest.name(), lower(manifest.kind())));
    parts.add(connection());
    add(parts, "Settings", settings());
    add(parts, "Streams", new StreamRows(manifest).table());
    add(parts, "Writes", new WriteRows(manifest).table());
    parts.add(limits());
    check(manifest.check(), parts);
    errors(manifest.errors(), parts);
    return String.join("\n", parts);
  }

  private String connection() {
    return """
        ```yaml
        connections:
          NAME: {connector: %s%s%s}
        ```
        Address: %s. Sign-in: %s.
        """
        .formatted(
            manifest.name(),
            needsAddress() ? ", base-url: \"https://…\"" : "",
            settingsShown(),
            address(),
            signIn(manifest.auth()));
  }

  private String address() {
    if (needsAddress()) {
      return "base-url, as the connection gives it";
    }
    return manifest.baseUrl() == null ? "none is called" : "`" + manifest.baseUrl() + "`";
  }

  private static String signIn(Auth auth) {
    Object kind = auth instanceof Auth.Token token ? token.grant() : auth;
    return kind instanceof Grant.Own ? "a token call" : words(kind.getClass().getSimpleName());
  }

  private boolean needsAddress() {
    return manifest.calls()
        && (manifest.baseUrl() == null || manifest.baseUrl().equals("{baseUrl}"));
  }

  private String settingsShown() {
    String shown =
        manifest.settings().entrySet().stream()
            .filter(each -> each.getValue().required())
            .map(
                each ->
                    each.getKey()
                        + ": "
                        + (each.getValue().secret()
                            ? "\"${" + each.getKey().toUpperCase(Locale.ROOT) + "}\""
                            : "…"))
            .collect(Collectors.joining(", "));
    return shown.isEmpty() ? "" : ", settings: {" + shown + "}";
  }

  private Table settings() {
    Table table = new Table("setting", "what it is", "needed", "secret", "default");
    manifest
        .settings()
        .forEach(
            (name, setting) ->
                table.row(
                    "`" + name + "`",
                    setting.title(),
                    setting.required() ? "yes" : "no",
                    setting.secret() ? "yes" : "no",
                    setting.defaultValue()));
    return table;
  }

  private String limits() {
    Limits limits = manifest.limits();
    Table table = new Table("limit", "value");
    table.row("calls per second", number(limits.perSecond()));
    if (limits.perMinute() > 0) {
      table.row("calls per minute", Integer.toString(limits.perMinute()));
    }
    table.row("calls at a time", Integer.toString(limits.concurrent()));
    if (limits.perDay() != null) {
      table.row("calls per day", perDay(limits.perDay()));
    }
    if (!limits.stopOn().isEmpty()) {
      table.row(
          "nothing more is asked after", "status " + limits.stopOn().stream().sorted().toList());
    }
    table.row("longest wait for an answer", manifest.timeout().toString());
    return "## Limits\n" + table.text();
  }

  private static String perDay(Limits.PerDay day) {
    String text = day.calls() + ", " + number(100 * day.reserve()) + " % of them for writes alone";
    return day.used() == null
        ? text
        : text + "; the vendor's own count is in its header `" + day.used().header() + "`";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static void check(@Nullable CheckSpec check, List<String> parts) {
    if (check == null) {
      return;
    }
    Table table = new Table("what `learnwire check` looks at", "what to do when it is not so");
    table.row("the call " + Shown.call(check.call()) + " is answered", "");
    check.needs().forEach(need -> table.row("all of " + String.join(", ", need.all()), need.fix()));
    check.probes().forEach(probe -> table.row(probe.name(), fixes(probe)));
    check.compare().forEach(compare -> table.row(compare.name(), compare.fix()));
    add(parts, "Check", table);
  }

  private static String fixes(CheckSpec.Probe probe) {
    List<String> fixes = new ArrayList<>();
    if (probe.fix() != null && !probe.fix().isBlank()) {
      fixes.add(probe.fix());
    }
    probe.onError().forEach((word, fix) -> fixes.add(word + ": " + fix));
    return String.join(" · ", fixes);
  }

  private static void errors(ErrorRules errors, List<String> parts) {
    Table table = new Table("answer", "is taken as", "what to do");
    errors
        .body()
        .forEach(rule -> table.row(Shown.match(rule.when()), rule.is().word(), rule.fix()));
    errors.status().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> table.row("status " + each.getKey(), each.getValue().word(), null));
    add(parts, "Errors", table);
  }

  private static void add(List<String> parts, String heading, Table table) {
    if (!table.isEmpty()) {
      parts.add("## " + heading + "\n" + table.text());
    }
  }

  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code perSecond} as "per second". */
  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
