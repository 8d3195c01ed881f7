package org.learnwire.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The skills there are, by id: the company's own list, or ESCO's as it is downloaded (a row per
 * skill; the columns conceptUri and preferredLabel of the classification's CSV files).
 */
public final class Skills {
  private static final String NAME = "name-";
  private static final String ESCO_ID = "conceptUri";
  private static final String ESCO_NAME = "preferredLabel";
  private static final List<String> COLUMNS = List.of("id", "name", "name-<language>");

  private final @Nullable String file;
  private final Map<String, Skill> byId;

  private Skills(@Nullable String file, Map<String, Skill> byId) {
    this.file = file;
    this.byId = byId;
  }

  /** No list: the map's own words are the skills. */
  public static Skills free() {
    return new Skills(null, Map.of());
  }

  /**
   * Reads a list.
   *
   * @param file the file's name, for messages
   * @throws InvalidLearningMap naming file and line
   */
  public static Skills parse(String file, String csv) {
    MapCsv table = MapCsv.parse(file, csv);
    boolean esco = table.columns().contains(ESCO_ID);
    if (!esco) {
      table.only(COLUMNS, NAME + "[a-z]{2,3}(-[A-Za-z]+)?").need("id");
    }
    Map<String, Skill> skills = new LinkedHashMap<>();
    for (MapCsv.Line line : table.lines()) {
      String id = line.need(esco ? ESCO_ID : "id");
      Skill earlier = skills.putIfAbsent(id, new Skill(id, names(table, line, esco)));
      if (earlier != null) {
        throw line.wrong("skill " + id + " stands in a line before");
      }
    }
    return new Skills(file, skills);
  }

  private static Map<String, String> names(MapCsv table, MapCsv.Line line, boolean esco) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String column : table.columns()) {
      String name = line.cell(column).orElse(null);
      if (name != null && column.equals(esco ? ESCO_NAME : "name")) {
        names.put("", name);
      } else if (name != null && !esco && column.startsWith(NAME)) {
        names.put(column.substring(NAME.length()), name);
      }
    }
    return names;
  }

  /** The skill of a cell of the map; empty when there is a list and it is not on it. */
  Optional<Skill> of(String cell) {
    return file == null ? Optional.of(Skill.named(cell)) : Optional.ofNullable(byId.get(cell));
  }

  /** Where the list stands, for messages. */
  String place() {
    return String.valueOf(file);
  }
}
