package org.learnwire.connector.csv;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.learnwire.kit.engine.StreamAsk;

/**
 * Which files a pass wants.
 *
 * @param whole whether their rows are everything there is
 * @param known marks of the files that were read before and still lie there, by name
 */
record Selection(List<DropFile> wanted, boolean whole, Map<String, String> known) {
  /** Names may hold anything but these two. */
  private static final String BETWEEN = "\n";

  private static final String EQUALS = "\t";

  static Selection of(StreamAsk ask, List<DropFile> there) {
    boolean newest = "newest".equals(ask.query().get("read"));
    Map<String, String> read = read(ask.cursor().orElse(""));
    Map<String, String> known = new TreeMap<>();
    for (DropFile file : there) {
      if (file.mark().equals(read.get(file.name()))) {
        known.put(file.name(), file.mark());
      }
    }
    List<DropFile> candidates = newest ? newest(there).stream().toList() : there;
    List<DropFile> wanted =
        candidates.stream().filter(file -> ask.sweep() || !known.containsKey(file.name())).toList();
    return new Selection(wanted, newest && !wanted.isEmpty(), known);
  }

  /** By its time; of two with the same, the later name. */
  static Optional<DropFile> newest(List<DropFile> files) {
    return files.stream()
        .max(Comparator.comparing(DropFile::changed).thenComparing(DropFile::name));
  }

  /** The cursor once these were read too. */
  String cursor(List<DropFile> nowRead) {
    Map<String, String> all = new TreeMap<>(known);
    nowRead.forEach(file -> all.put(file.name(), file.mark()));
    return all.entrySet().stream()
        .map(file -> file.getKey() + EQUALS + file.getValue())
        .collect(Collectors.joining(BETWEEN));
  }

  private static Map<String, String> read(String cursor) {
    Map<String, String> marks = new TreeMap<>();
    for (String line : cursor.split(BETWEEN)) {
      String[] both = line.split(EQUALS, 2);
      if (both.length == 2) {
        marks.put(both[0], both[1]);
      }
    }
    return marks;
  }
}
