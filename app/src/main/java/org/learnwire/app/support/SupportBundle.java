package org.learnwire.app.support;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.learnwire.database.Database;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.Tx;

/**
 * One file for whoever helps: versions, the settings' shape, counts and times. It holds no secret,
 * no address, no person's data and no record; it is a text that can be read before it is sent.
 */
public final class SupportBundle {
  private static final String SCHEMA = "/learnwire/schemas/learnwire.schema.json";
  private static final String README =
      """
      What is in here
        about.txt       versions of Learnwire, Java and the system; memory
        settings.txt    the settings' keys; of the values only numbers, durations, yes or no and
                        words of the program itself. Everything else is "(a text of N)".
        migrations.txt  which versions the tables have come through
        tables.txt      how many rows each table holds
        streams.txt     when each stream was last read to its end
        runs.txt        the last passes in numbers; of a failure only the word that names it
        quarantine.txt  how many records wait, by reason
        ledger.txt      how many changes stand where
        readers.txt     how far each reader of the journal is
      What is not: secrets, addresses, names, records, statements, logs. Read it before you send it.
      """;

  private final Path settings;
  private final DatabasePlace place;
  private final Set<String> connectors;
  private final Predicate<String> inEnvironment;

  /**
   * @param connectors names of the connectors that are packed: words that may be shown
   */
  public SupportBundle(
      Path settings, DatabasePlace place, Set<String> connectors, Predicate<String> inEnvironment) {
    this.settings = settings;
    this.place = place;
    this.connectors = Set.copyOf(connectors);
    this.inEnvironment = inEnvironment;
  }

  /**
   * Writes the bundle.
   *
   * @param zip a file that is not there yet
   */
  public void write(Path zip, Instant now) throws IOException {
    Map<String, String> texts = texts(now);
    try (OutputStream out = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW);
        ZipOutputStream files = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        files.putNextEntry(new ZipEntry(each.getKey()));
        files.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        files.closeEntry();
      }
    }
  }

  private Map<String, String> texts(Instant now) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("README.txt", README);
    texts.put("about.txt", about(now));
    Set<String> words = new TreeSet<>(connectors);
    words.addAll(SettingsOutline.wordsOf(SCHEMA));
    texts.put("settings.txt", new SettingsOutline(words, inEnvironment).of(settings));
    if (!place.exists()) {
      texts.put("tables.txt", "(there is no data yet)\n");
      return texts;
    }
    try (Database database = place.openReadOnly()) {
      texts.putAll(database.read(SupportBundle::figures));
    }
    return texts;
  }

  private static Map<String, String> figures(Tx tx) throws SQLException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("migrations.txt", Figures.versions(tx));
    texts.put("tables.txt", Figures.tables(tx));
    texts.put("streams.txt", Figures.streams(tx));
    texts.put("runs.txt", Figures.runs(tx));
    texts.put("quarantine.txt", Figures.quarantine(tx));
    texts.put("ledger.txt", Figures.entries(tx));
    texts.put("readers.txt", Figures.readers(tx));
    return texts;
  }

  private String about(Instant now) {
    Runtime runtime = Runtime.getRuntime();
    String version = SupportBundle.class.getPackage().getImplementationVersion();
    return """
        taken      %s
        Learnwire  %s
        Java       %s, %s
        system     %s %s, %s, %d processors
        memory     %d MB at most for this command
        database   %s
        """
        .formatted(
            now,
            version == null ? "from a build folder" : version,
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            ManagementFactory.getOperatingSystemMXBean().getArch(),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20,
            place.postgres() == null ? "SQLite" : "PostgreSQL");
  }
}
