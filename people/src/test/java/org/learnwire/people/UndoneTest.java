package org.learnwire.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnwire.database.Database;
import org.learnwire.database.Dialect;
import org.learnwire.database.TestDatabase;

/** Whatever is said of people can be taken back, in any order, and leaves nothing behind. */
class UndoneTest {
  private static final int SEEDS = Boolean.getBoolean("learnwire.long") ? 50 : 2;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void undoing_everything_in_any_order_gives_the_start(long first) {
    int taken = 0;
    for (long seed = first; seed < first + SEEDS; seed++) {
      try (Database database =
          TestDatabase.open(Dialect.SQLITE, folder.resolve(String.valueOf(seed)))) {
        taken += once(database, seed);
      }
    }
    assertThat(taken).as("rulings that were not refused").isGreaterThan(SEEDS);
  }

  private static int once(Database database, long seed) {
    People people = new People(database);
    Company company = new Company(database, people, seed);
    for (int i = 0; i < 60; i++) {
      company.change();
    }
    TreeMap<String, String> start = company.said(new People(database));
    assertThat(differences(start, company.said(people))).as("kept, seed %d", seed).isEmpty();
    List<Ruling> said = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Ruling ruling = company.say();
      if (ruling != null) {
        said.add(ruling);
        well(company, people, database, seed);
      }
    }
    Collections.shuffle(said, new Random(seed));
    for (Ruling ruling : said) {
      people.whoIsWho().undo(ruling.id(), "test", "it was wrong", company.now());
      well(company, people, database, seed);
    }
    assertThat(differences(start, company.said(people))).as("seed %d", seed).isEmpty();
    return said.size();
  }

  /** Nothing belongs to two people, and what is kept in memory is what the rows say. */
  private static void well(Company company, People people, Database database, long seed) {
    assertThat(people.whoIsWho().broken()).as("seed %d", seed).isEmpty();
    assertThat(differences(company.said(new People(database)), company.said(people)))
        .as("kept, seed %d", seed)
        .isEmpty();
  }

  private static List<String> differences(
      TreeMap<String, String> expected, TreeMap<String, String> found) {
    TreeSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(found.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
        .map(key -> key + ": " + expected.get(key) + " -> " + found.get(key))
        .toList();
  }
}
