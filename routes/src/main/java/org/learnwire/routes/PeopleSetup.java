package org.learnwire.routes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.learnwire.database.Database;
import org.learnwire.people.MatchRules;
import org.learnwire.people.People;

/** Opens people/ with what the settings say about matching. */
final class PeopleSetup {
  private final JourneySettings.PeopleSettings settings;
  private final Connections connections;

  PeopleSetup(JourneySettings settings, Connections connections) {
    this.settings = settings.people();
    this.connections = connections;
  }

  People open(Database database) {
    settings.issuers().keySet().forEach(connections::named);
    return new People(database, MatchRules.of(explicit(), settings.ignoreEmails()));
  }

  /** The explicit map: columns connection, remote-id, employee-number. */
  private Map<String, String> explicit() {
    Map<String, String> map = new HashMap<>();
    if (settings.map().isEmpty()) {
      return map;
    }
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var rows = format.parse(new StringReader(settings.map().get()))) {
      for (CSVRecord row : rows) {
        map.put(
            connections.named(cell(row, "connection")).id() + "/" + cell(row, "remote-id"),
            cell(row, "employee-number"));
      }
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException("the map of people cannot be read", e);
    }
  }

  private static String cell(CSVRecord row, String column) {
    if (!row.isMapped(column) || !row.isSet(column) || row.get(column).isBlank()) {
      throw new UnknownName(
          "the map of people, line "
              + (row.getRecordNumber() + 1)
              + ": there is no "
              + column
              + "; its columns are connection, remote-id, employee-number");
    }
    return row.get(column);
  }
}
