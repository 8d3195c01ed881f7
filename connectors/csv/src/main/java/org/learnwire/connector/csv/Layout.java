package org.learnwire.connector.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.engine.StreamAsk;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/**
 * How the files of a stream are declared to look.
 *
 * @param theirs the column of the files by our name of it, where the two differ
 * @param needed our names of columns that must be there
 * @param filled fields that are empty texts where a row has none, so that they can be of its key
 */
record Layout(
    Charset encoding,
    char delimiter,
    Map<String, String> theirs,
    List<String> needed,
    List<String> filled) {

  static Layout of(StreamAsk ask) throws CallFailure {
    EngineConnection connection = ask.connection();
    return new Layout(
        encoding(connection),
        delimiter(connection),
        columns(connection),
        words(ask, "need"),
        words(ask, "fill"));
  }

  Table table(String name, Path file) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean json = lower.endsWith(".ndjson") || lower.endsWith(".jsonl");
    return json ? new JsonTable(name, file, this) : new CsvTable(name, file, this);
  }

  /** The row with the fields that every row has. */
  ObjectNode filled(ObjectNode row) {
    filled.stream().filter(name -> !row.hasNonNull(name)).forEach(name -> row.put(name, ""));
    return row;
  }

  /** What the file calls a column of ours. */
  String theirs(String ours) {
    return theirs.getOrDefault(ours, ours);
  }

  /** What we call a column of the file. */
  String ours(String column) {
    return theirs.entrySet().stream()
        .filter(each -> each.getValue().equals(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(column);
  }

  private static List<String> words(StreamAsk ask, String name) {
    String text = ask.query().getOrDefault(name, "").strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static Charset encoding(EngineConnection connection) throws CallFailure {
    String name = connection.setting("encoding").orElse("UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw wrong(connection, "encoding", name, "UTF-8, windows-1252, ISO-8859-1 or UTF-16");
    }
  }

  private static char delimiter(EngineConnection connection) throws CallFailure {
    String text = connection.setting("delimiter").orElse(",");
    if (text.equals("tab")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw wrong(connection, "delimiter", text, "one character, or tab");
    }
    return text.charAt(0);
  }

  private static Map<String, String> columns(EngineConnection connection) throws CallFailure {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pair : connection.setting("columns").orElse("").split(",")) {
      String[] both = pair.split("=", 2);
      if (!pair.isBlank()) {
        if (both.length < 2 || both[1].isBlank()) {
          throw wrong(connection, "columns", pair.strip(), "employee_id=Staff no, email=E-mail");
        }
        columns.put(both[0].strip(), both[1].strip());
      }
    }
    return columns;
  }

  private static CallFailure wrong(
      EngineConnection connection, String setting, String value, String right) {
    return connection.failure(
        ErrorWord.INVALID,
        Arrival.NEVER,
        "the setting %s cannot be %s".formatted(setting, value),
        "write it as " + right);
  }
}
