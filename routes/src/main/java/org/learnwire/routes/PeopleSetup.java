package org.learnwire.routes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.learnwire.database.Database;
import org.learnwire.people.MatchRules;
import org.learnwire.people.NumberForm;
import org.learnwire.people.People;
import org.learnwire.people.Said;
import org.learnwire.people.SourceRules;

/** Opens people/ with what the settings say about matching. */
final class PeopleSetup {
  private static final Map<String, Said.Key> WHOM =
      new TreeMap<>(
          Map.of(
              "employee-number", Said.Key.EMPLOYEE_NUMBER,
              "sso-id", Said.Key.SSO_ID,
              "email", Said.Key.WORK_EMAIL));

  private final JourneySettings.PeopleSettings settings;
  private final Connections connections;

  PeopleSetup(JourneySettings settings, Connections connections) {
    this.settings = settings.people();
    this.connections = connections;
  }

  People open(Database database) {
    settings.issuers().keySet().forEach(connections::named);
    settings.numbers().keySet().forEach(connections::named);
    settings.ssoIds().keySet().forEach(connections::named);
    return new People(database, MatchRules.of(explicit(), settings.ignoreEmails(), sources()));
  }

  private Map<UUID, SourceRules> sources() {
    Map<UUID, SourceRules> sources = new HashMap<>();
    for (Connected each : connections.all()) {
      sources.put(
          each.id(),
          new SourceRules(
              each.name(),
              settings.issuers().get(each.name()),
              settings.numbers().getOrDefault(each.name(), NumberForm.AS_WRITTEN),
              settings.ssoIds().getOrDefault(each.name(), SourceRules.SsoField.OWN)));
    }
    return sources;
  }

  /** The explicit map: columns connection, remote-id, and whom it means. */
  private Map<String, Said> explicit() {
    Map<String, Said> map = new HashMap<>();
    if (settings.map().isEmpty()) {
      return map;
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var rows = format.parse(new StringReader(settings.map().get()))) {
      for (CSVRecord row : rows) {
        map.put(
            connections.named(cell(row, "connection")).id() + "/" + cell(row, "remote-id"),
            said(row));
      }
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException("the map of people cannot be read", e);
    }
  }

  /** Each line names its person in one way; different lines may do so in different ones. */
  private static Said said(CSVRecord row) {
    List<Said> said = new ArrayList<>();
    WHOM.forEach(
        (column, key) -> filled(row, column).ifPresent(text -> said.add(new Said(key, text))));
    if (said.size() != 1) {
      throw wrong(
          row, said.isEmpty() ? "nobody is named" : "somebody is named in more than one way");
    }
    return said.get(0);
  }

  private static String cell(CSVRecord row, String column) {
    return filled(row, column).orElseThrow(() -> wrong(row, "there is no " + column));
  }

  private static Optional<String> filled(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column)
        ? Optional.of(row.get(column)).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static UnknownName wrong(CSVRecord row, String what) {
    return new UnknownName(
        "the map of people, line "
            + (row.getRecordNumber() + 1)
            + ": "
            + what
            + "; its columns are connection, remote-id and one of "
            + String.join(", ", WHOM.keySet()));
  }
}
