package org.learnwire.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.learnwire.people.NumberForm;
import org.learnwire.people.SourceRules.SsoField;
import org.learnwire.routes.JourneySettings.PeopleSettings;

/** Reads {@code people:}. */
final class PeopleReader {
  private static final String LEAVERS = "leavers-limit";

  private PeopleReader() {}

  static PeopleSettings read(YamlMap top, Path folder) {
    Optional<YamlMap> people = top.map("people");
    if (people.isEmpty()) {
      return new PeopleSettings(Map.of(), List.of(), Optional.empty());
    }
    YamlMap map =
        people.get().only("issuers", "numbers", "sso-ids", "ignore-emails", "map", LEAVERS);
    return new PeopleSettings(
        map.map("issuers").map(YamlMap::texts).orElse(Map.of()),
        map.list("ignore-emails"),
        map.text("map").map(f -> TextFile.read(map, "map", folder.resolve(f)).text()),
        map.map("numbers").map(PeopleReader::numbers).orElse(Map.of()),
        map.map("sso-ids").map(PeopleReader::ssoIds).orElse(Map.of()),
        map.share(LEAVERS).orElse(PeopleSettings.LEAVERS_LIMIT));
  }

  private static Map<String, NumberForm> numbers(YamlMap connections) {
    Map<String, NumberForm> forms = new TreeMap<>();
    for (String connection : connections.keys()) {
      connections
          .map(connection)
          .map(form -> form.only("strip-leading-zeros", "strip-prefix", "fold-case"))
          .ifPresent(
              form ->
                  forms.put(
                      connection,
                      new NumberForm(
                          form.flag("strip-leading-zeros", false),
                          form.text("strip-prefix").orElse(null),
                          form.flag("fold-case", false))));
    }
    return forms;
  }

  private static Map<String, SsoField> ssoIds(YamlMap connections) {
    Map<String, SsoField> fields = new TreeMap<>();
    for (String connection : connections.keys()) {
      String field = connections.required(connection).toLowerCase(Locale.ROOT);
      fields.put(
          connection,
          switch (field) {
            case "sso-id" -> SsoField.OWN;
            case "username" -> SsoField.USERNAME;
            case "email" -> SsoField.EMAIL;
            default -> throw connections.wrong(connection, "must be username, email or sso-id");
          });
    }
    return fields;
  }
}
