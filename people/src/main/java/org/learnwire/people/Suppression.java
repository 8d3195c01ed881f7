package org.learnwire.people;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.xapi.Identifier;

/**
 * Of whom nothing may come back after they were erased: keyed hashes of everything that they were
 * told by, and nothing else. They stand in the database, for all processes, and in a file beside
 * it, which no older backup takes away; what only one of the two knows, the other learns. People
 * under a restriction are kept out alike, by what is held of them.
 */
public final class Suppression {
  public static final String FILE = "suppressed.txt";

  /** Another process may have erased somebody. */
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  private final Database database;
  private final Path file;
  private final UnaryOperator<String> mark;
  private volatile Set<String> marks = Set.of();
  private volatile Set<String> restricted = Set.of();
  private volatile Set<String> restrictedPeople = Set.of();
  private volatile long looked;
  private volatile boolean changed;

  /**
   * @param mark the keyed hash of a key
   */
  public Suppression(Database database, Path folder, UnaryOperator<String> mark) {
    this.database = database;
    this.file = folder.resolve(FILE);
    this.mark = mark;
    look();
  }

  /** Nobody was ever erased. */
  public boolean isEmpty() {
    if (changed || System.nanoTime() - looked > FRESH) {
      look();
    }
    return marks.isEmpty() && restricted.isEmpty();
  }

  /** Whether it is one of those who were erased, or of whom nothing is to be used now. */
  public boolean keepsOut(String key) {
    return !isEmpty() && (restricted.contains(key) || covers(key));
  }

  /** Whether what is held of a person is kept and not to be used. */
  public boolean isRestricted(String personId) {
    return !isEmpty() && restrictedPeople.contains(personId);
  }

  /** Whether it is one of those who were erased. */
  public boolean covers(String key) {
    return !isEmpty() && !marks.isEmpty() && marks.contains(mark.apply(key));
  }

  boolean keepsOut(Account state) {
    return Keys.of(
            new Traces.Place(state.connectionId(), state.remoteId()),
            state.issuer(),
            state.numberKey(),
            state.email(),
            state.ssoId(),
            state.homePage())
        .stream()
        .anyMatch(this::keepsOut);
  }

  /** Whether an agent is called so. */
  public boolean covers(Identifier identifier) {
    return covers(key(identifier));
  }

  /** Whether an agent is kept out. */
  public boolean keepsOut(Identifier identifier) {
    return keepsOut(key(identifier));
  }

  /** How an identity is written on the list. */
  public static String key(Identifier identifier) {
    return Identities.key(identifier);
  }

  /** What is in the file and not in the database: an older backup was put in place. */
  public boolean isBehind() {
    return !inDatabase().containsAll(inFile());
  }

  /** Puts people on the list; the file is on the disk before the unit of work ends. */
  public void add(Tx tx, Collection<String> keys) throws SQLException {
    Set<String> added = new TreeSet<>();
    keys.forEach(key -> added.add(mark.apply(key)));
    Set<String> all = new TreeSet<>(inFile());
    all.addAll(added);
    write(all);
    insert(tx, all);
    tx.afterCommit(this::changed);
  }

  /** The database learns what only the file knew. */
  public void catchUp(Tx tx) throws SQLException {
    insert(tx, inFile());
    tx.afterCommit(this::changed);
  }

  private static void insert(Tx tx, Collection<String> all) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    all.forEach(each -> rows.add(new Object[] {each}));
    tx.batch("insert into suppressed (mark) values (?) on conflict (mark) do nothing", rows);
  }

  /**
   * Whoever asks next looks again. Not the writer after its commit: a read that it began would stay
   * open, and nothing could be wiped.
   */
  public void changed() {
    changed = true;
  }

  private void look() {
    changed = false;
    Set<String> all = new HashSet<>(inDatabase());
    Set<String> kept = inFile();
    if (!kept.containsAll(all)) {
      all.addAll(kept);
      write(new TreeSet<>(all));
    }
    all.addAll(kept);
    marks = Set.copyOf(all);
    List<Traces> traces = database.read(Suppression::restricted);
    restricted = traces.stream().flatMap(each -> each.keys().stream()).collect(toUnmodifiableSet());
    restrictedPeople =
        traces.stream().flatMap(each -> each.personIds().stream()).collect(toUnmodifiableSet());
    looked = System.nanoTime();
  }

  private static List<Traces> restricted(Tx tx) throws SQLException {
    List<Traces> all = new ArrayList<>();
    for (String person : tx.list("select person_id from restricted", row -> row.getString(1))) {
      all.add(Tracing.of(tx, person));
    }
    return all;
  }

  private Set<String> inDatabase() {
    return Set.copyOf(
        database.read(tx -> tx.list("select mark from suppressed", row -> row.getString(1))));
  }

  private Set<String> inFile() {
    try {
      return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of erased people cannot be read: " + file, e);
    }
  }

  private synchronized void write(Collection<String> all) {
    Path next = file.resolveSibling(FILE + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(next, all);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of erased people cannot be written: " + file, e);
    }
  }
}
