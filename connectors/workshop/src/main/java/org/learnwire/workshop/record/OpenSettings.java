package org.learnwire.workshop.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.kit.Connection;
import org.learnwire.kit.manifest.Setting;

/** {@code connection.yaml}: the settings of a recording, every value made up. */
final class OpenSettings {
  private final Connection connection;
  private final Disguise disguise;

  OpenSettings(Connection connection, Disguise disguise) {
    this.connection = connection;
    this.disguise = disguise;
  }

  /** From here on the disguise knows them wherever they stand. */
  ObjectNode yaml() {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = file.putObject("settings");
    for (Map.Entry<String, Setting> each : connection.manifest().settings().entrySet()) {
      Optional<String> value = connection.setting(each.getKey());
      if (value.isPresent()) {
        String instead = instead(each.getKey(), each.getValue(), value.get());
        if (!instead.equals(value.get())) {
          disguise.say(value.get(), instead);
        }
        settings.put(each.getKey(), instead);
      }
    }
    return file;
  }

  /** Addresses among the settings, where the system stands too. */
  static List<String> addresses(Connection connection) {
    return connection.manifest().settings().keySet().stream()
        .flatMap(key -> connection.setting(key).stream())
        .filter(OpenSettings::isAddress)
        .map(value -> value.replaceFirst("/+$", ""))
        .toList();
  }

  private static boolean isAddress(String value) {
    return value.matches("(?i)https?://.*");
  }

  private String instead(String key, Setting setting, String value) {
    if (value.contains("PRIVATE KEY")) {
      return "${privateKey}";
    }
    if (setting.secret()) {
      return connection.connector().name() + "-" + key.toLowerCase() + "-secret-0001";
    }
    boolean currency = key.toLowerCase().endsWith("currency");
    if (value.equals(setting.defaultValue()) || currency) {
      return value;
    }
    // Tokens are asked for at another address than data: here both are the one who answers.
    return isAddress(value) ? "${vendor}" : key.toLowerCase() + "-1";
  }
}
