package org.learnwire.bench.bound;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The sample's rows once more, as the rows of other statements: new ids, new registrations and the
 * next positions, cut into commits and sorted as the indexes are. Made before the clock runs.
 */
final class Round {
  private static final char REGISTRATION = 'r'; // first letter of such a term, see table term

  /** What one commit inserts: rows by their SQL, in the order of the tables. */
  record Unit(Map<String, List<Object[]>> rows, int statements) {}

  private final Sample sample;
  private final Target target;
  private final Map<Long, Long> termIds = new HashMap<>();
  private final List<Object[]> newTerms = new ArrayList<>();

  private Round(Sample sample, Target target) {
    this.sample = sample;
    this.target = target;
  }

  static List<Unit> units(Sample sample, Target target, int commit) {
    Round round = new Round(sample, target);
    List<Unit> units = new ArrayList<>();
    for (int first = 1; first <= sample.size(); first += commit) {
      units.add(round.unit(first, Math.min(first + commit - 1, sample.size())));
    }
    target.moveOn(sample.size());
    return units;
  }

  private Unit unit(long first, long last) {
    Map<String, List<Object[]>> rows = new LinkedHashMap<>();
    newTerms.clear();
    Map<Long, UUID> ids = new HashMap<>();
    sample
        .tables()
        .forEach(
            (table, byPosition) -> {
              List<Object[]> all = new ArrayList<>();
              for (long position = first; position <= last; position++) {
                UUID id = ids.computeIfAbsent(position, none -> UUID.randomUUID());
                for (Object[] row : byPosition.getOrDefault(position, List.of())) {
                  all.add(moved(table, row, position, id));
                }
              }
              sort(table, all);
              if (!all.isEmpty()) {
                rows.put(table.insert(), all);
              }
            });
    rows.put("insert into term (id, value) values (?, ?)", List.copyOf(newTerms));
    return new Unit(rows, (int) (last - first + 1));
  }

  private Object[] moved(Table table, Object[] row, long position, UUID id) {
    Object[] moved = row.clone();
    moved[table.column("position")] = target.position() + position;
    switch (table.name()) {
      case "statement" -> moved[table.column("id")] = id.toString();
      case "statement_key" -> moved[table.column("id")] = bytes(id);
      case "journal" -> moved[table.column("subject")] = id.toString();
      case "statement_term" -> {
        int term = table.column("term_id");
        moved[term] = termIds.computeIfAbsent(((Number) row[term]).longValue(), this::term);
      }
      default -> {}
    }
    return moved;
  }

  private long term(long sampled) {
    String value = sample.terms().get(sampled);
    if (value.charAt(0) == REGISTRATION) {
      value = REGISTRATION + UUID.randomUUID().toString();
    }
    Long there = target.term(value);
    if (there != null) {
      return there;
    }
    long id = target.newTerm(value);
    newTerms.add(new Object[] {id, value});
    return id;
  }

  private static void sort(Table table, List<Object[]> rows) {
    if (table.name().equals("statement_term")) {
      int term = table.column("term_id");
      int position = table.column("position");
      rows.sort(
          Comparator.<Object[]>comparingLong(row -> (Long) row[term])
              .thenComparingLong(row -> (Long) row[position]));
    } else if (table.name().equals("statement_key")) {
      int id = table.column("id");
      rows.sort((one, other) -> Arrays.compareUnsigned((byte[]) one[id], (byte[]) other[id]));
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
