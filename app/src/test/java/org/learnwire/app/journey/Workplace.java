package org.learnwire.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.learnwire.database.Database;

/** A folder with the demo's settings on a company, as an integrator would have it. */
final class Workplace {
  private static final List<String> SECRETS =
      List.of("sandbox-moodle-token", "sandbox-bamboo-key", "/services/T0/B0/XXX");

  private final DemoCompany company;
  private final Path folder;
  private final List<String> secrets = new ArrayList<>(SECRETS);
  private String yaml;

  private Workplace(DemoCompany company, Path folder, String yaml) {
    this.company = company;
    this.folder = folder;
    this.yaml = yaml;
  }

  /** Everything of the demo: three months count as new, and all is sent. */
  static Workplace demo(DemoCompany company, Path folder) {
    try {
      copy(DemoCompany.DEMO.getParent(), Files.createDirectories(folder));
      String yaml =
          Files.readString(DemoCompany.DEMO).replace("${LEARNWIRE_SANDBOX}", company.url());
      return new Workplace(company, folder, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A real first pass: it reads and stores, and decides nothing. */
  static Workplace reading(DemoCompany company, Path folder) {
    return demo(company, folder).without("active-from:").without("observations:");
  }

  Workplace with(String old, String now) {
    assertThat(yaml).contains(old);
    yaml = yaml.replace(old, now);
    return this;
  }

  Workplace without(String key) {
    assertThat(yaml).contains(key);
    yaml = yaml.replaceAll("(?m)^\\s*" + key + ".*\\R", "");
    return this;
  }

  Workplace hiding(String secret) {
    secrets.add(secret);
    return this;
  }

  /** The number of the line that holds this. */
  int line(String text) {
    return 1 + (int) yaml.substring(0, yaml.indexOf(text)).chars().filter(c -> c == '\n').count();
  }

  Ran sync(String... words) {
    return run("sync", words);
  }

  /** Runs a command with these settings; no secret may be seen in what it prints. */
  Ran run(String command, String... words) {
    Path file = folder.resolve("learnwire.yaml");
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> line = new ArrayList<>(List.of(command, "-c", file.toString()));
    line.addAll(List.of(words));
    Ran ran = Ran.of(line.toArray(String[]::new));
    secrets.forEach(secret -> assertThat(ran.all()).doesNotContain(secret));
    return ran;
  }

  Path folder() {
    return folder;
  }

  Path file() {
    return folder.resolve("learnwire.yaml");
  }

  Path data() {
    return folder.resolve("data");
  }

  DemoCompany company() {
    return company;
  }

  /** Which statements came from the sources. */
  List<String> statements() {
    return column("select id from statement where origin = 'source' order by id");
  }

  long count(String sql) {
    try (Database database = Database.openReadOnly(data())) {
      return database.read(tx -> tx.one(sql, r -> r.getLong(1))).orElse(0L);
    }
  }

  /** What should have come from the sources and has not. */
  List<String> missing(List<String> everything) {
    List<String> missing = new ArrayList<>(everything);
    missing.removeAll(new HashSet<>(statements()));
    return missing;
  }

  List<String> column(String sql) {
    try (Database database = Database.openReadOnly(data())) {
      return database.read(tx -> tx.list(sql, r -> r.getString(1)));
    }
  }

  /** Every row of every table. */
  Map<String, List<String>> rows() {
    try (Database database = Database.openReadOnly(data())) {
      return database.read(
          tx -> {
            Map<String, List<String>> rows = new TreeMap<>();
            List<String> tables =
                tx.list("select name from sqlite_master where type = 'table'", r -> r.getString(1));
            for (String table : tables) {
              rows.put(table, tx.list("select * from " + table, Workplace::row));
            }
            return rows;
          });
    }
  }

  private static String row(java.sql.ResultSet r) throws java.sql.SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
      cells.add(r.getString(i));
    }
    return String.join("|", cells.stream().map(String::valueOf).toList());
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
