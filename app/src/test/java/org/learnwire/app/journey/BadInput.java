package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where every row of bad input begins: one company for a class, whose systems are well before each
 * test, and a configuration in a folder of the test's own that reads them as a first pass does.
 */
abstract class BadInput {
  @TempDir static Path shared;
  static DemoCompany company;
  private static @Nullable List<String> everything;

  @TempDir Path folder;
  Workplace work;

  @BeforeAll
  static void start() throws IOException {
    everything = null;
    company = DemoCompany.of(shared.resolve("company"), 40, 6, 0);
  }

  @AfterAll
  static void stop() throws IOException {
    company.close();
  }

  @BeforeEach
  void settings() {
    work = Workplace.reading(company, folder);
  }

  @AfterEach
  void heal() {
    company.heal();
  }

  /** The statements of a pass that nothing disturbs. */
  static List<String> everything() {
    if (everything == null) {
      Workplace undisturbed = Workplace.reading(company, shared.resolve("undisturbed"));
      undisturbed.sync();
      everything = undisturbed.statements();
      assertThat(everything).isNotEmpty();
    }
    return everything;
  }
}
