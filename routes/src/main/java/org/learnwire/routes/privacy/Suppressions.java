package org.learnwire.routes.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Database;
import org.learnwire.kit.DataKey;
import org.learnwire.people.Suppression;

/** Opens the list of erased people with the key of a data folder. */
public final class Suppressions {
  private static final String CONTEXT = "erased";

  private final Path folder;
  private @Nullable DataKey key;

  private Suppressions(Path folder) {
    this.folder = folder;
  }

  /** The key is read, or made, once there is something to compare. */
  public static Suppression in(Database database, Path folder) {
    return new Suppression(database, folder, new Suppressions(folder)::mark);
  }

  private synchronized String mark(String text) {
    try {
      DataKey known = key == null ? DataKey.of(folder) : key;
      key = known;
      return known.mark(text, CONTEXT);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of erased people needs its key", e);
    }
  }
}
