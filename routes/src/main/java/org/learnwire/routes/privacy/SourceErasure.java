package org.learnwire.routes.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.learnwire.database.Tx;
import org.learnwire.people.Traces;

/**
 * What is kept of records on their way: as they came, in quarantine, in the inbox, what is known of
 * those that were seen, and what the journal says of the person.
 */
final class SourceErasure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tx tx;
  private final Traces traces;
  private final Set<String> statements;
  private final Words words;

  SourceErasure(Tx tx, Traces traces, Set<UUID> statements) {
    this.tx = tx;
    this.traces = traces;
    this.statements = statements.stream().map(UUID::toString).collect(Collectors.toSet());
    this.words = new Words(traces.words());
  }

  long run() throws SQLException {
    return traces.isEmpty() && statements.isEmpty()
        ? 0
        : items() + rawPages() + quarantine() + inbox() + rest();
  }

  private long items() throws SQLException {
    long rows = 0;
    for (String statement : statements) {
      rows += tx.update("delete from source_item where statement_id = ?", statement);
      rows += tx.update("delete from forward_refused where statement_id = ?", statement);
      rows += tx.update("delete from entry_cause where statement_id = ?", statement);
    }
    for (Traces.Place place : traces.accounts()) {
      // A course may have the same number: what became a statement is not the account.
      rows +=
          tx.update(
              "delete from source_item where item_key = ? and statement_id is null and source_id in"
                  + " (select id from source_stream where connection_id = ?)",
              place.remoteId(),
              place.connectionId());
      rows +=
          tx.update(
              "delete from due_item where connection_id = ? and item_key = ?",
              place.connectionId(),
              place.remoteId());
    }
    return rows;
  }

  /** A page is written anew without the records that are about them. */
  private long rawPages() throws SQLException {
    List<Object[]> changed = new ArrayList<>();
    long[] gone = {0};
    tx.each(
        "select id, connection_id, body from raw_page",
        row -> {
          List<String> left = new ArrayList<>();
          String[] lines = inflated(row.getBytes(3)).split("\n");
          for (String line : lines) {
            if (!isTheirs(row.getString(2), line)) {
              left.add(line);
            }
          }
          if (left.size() < lines.length) {
            gone[0] += lines.length - left.size();
            changed.add(new Object[] {left.size(), deflated(left), row.getLong(1)});
          }
          return null;
        });
    for (Object[] page : changed) {
      if ((int) page[0] == 0) {
        tx.update("delete from raw_page where id = ?", page[2]);
      } else {
        tx.update("update raw_page set records = ?, body = ? where id = ?", page);
      }
    }
    return gone[0];
  }

  private boolean isTheirs(String connection, String line) {
    if (words.in(line)) {
      return true;
    }
    JsonNode json = json(line);
    String statement = json.path("statement").asText("");
    return statement.isEmpty()
        ? isAccount(connection, json.path("key").asText())
        : statements.contains(statement);
  }

  private boolean isAccount(String connection, String key) {
    return traces.accounts().contains(new Traces.Place(UUID.fromString(connection), key));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  private long quarantine() throws SQLException {
    Set<Long> theirs = new HashSet<>();
    tx.each(
        "select id, connection_id, item_key, detail, record from quarantine",
        row -> {
          if (isAccount(row.getString(2), row.getString(3))
              || words.in(row.getString(4))
              || words.in(row.getString(5))
              || names(row.getString(2), json(row.getString(5)))) {
            theirs.add(row.getLong(1));
          }
          return null;
        });
    for (long id : theirs) {
      tx.update("delete from quarantine where id = ?", id);
    }
    return theirs.size();
  }

  private long inbox() throws SQLException {
    Set<Long> theirs = new HashSet<>();
    tx.each(
        "select id, connection_id, body from hook where body is not null",
        row -> {
          byte[] body = row.getBytes(3);
          if (words.in(body)
              || names(row.getString(2), json(new String(body, StandardCharsets.UTF_8)))) {
            theirs.add(row.getLong(1));
          }
          return null;
        });
    for (long id : theirs) {
      // Its mark stays: the same delivery is not taken again.
      tx.update("update hook set body = null where id = ?", id);
    }
    return theirs.size();
  }

  /** Whether a field that is called after a person holds the id of one of the accounts. */
  private boolean names(String connection, JsonNode json) {
    if (json.isObject()) {
      return json.properties().stream()
          .anyMatch(
              field ->
                  isWho(field.getKey()) && isAccount(connection, field.getValue().asText())
                      || names(connection, field.getValue()));
    }
    for (JsonNode each : json) {
      if (names(connection, each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWho(String field) {
    String name = field.toLowerCase(java.util.Locale.ROOT);
    return name.contains("user") || name.contains("employee") || name.contains("person");
  }

  private long rest() throws SQLException {
    long rows = 0;
    for (String person : traces.personIds()) {
      rows += tx.update("delete from rule_state where person_id = ?", person);
      rows += tx.update("delete from journal where subject = ?", person);
      rows += tx.update("delete from journal where body like ?", "%" + person + "%");
    }
    for (String key : traces.keys()) {
      rows +=
          tx.update(
              "delete from journal where kind = 'PersonChanged' and body like ?", "%" + key + "%");
    }
    return rows;
  }

  private static String inflated(byte[] body) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("raw records that are broken", e);
    }
  }

  private static byte[] deflated(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
