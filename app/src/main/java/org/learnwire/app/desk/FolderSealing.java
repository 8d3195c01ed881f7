package org.learnwire.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.DataKey;
import org.learnwire.lti.KeyNotReadable;
import org.learnwire.lti.Sealing;

/** Seals with the key of the data folder, which is made or read at the first need. */
public final class FolderSealing implements Sealing {
  private final Path folder;
  private volatile @Nullable DataKey key;

  public FolderSealing(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte[] seal(String text, String context) {
    return key().seal(text, context);
  }

  @Override
  public String open(byte[] sealed, String context) {
    try {
      return key().open(sealed, context);
    } catch (IOException e) {
      throw new KeyNotReadable(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public String mark(String text, String context) {
    return key().mark(text, context);
  }

  private DataKey key() {
    DataKey known = key;
    if (known != null) {
      return known;
    }
    try {
      DataKey read = DataKey.of(folder);
      key = read;
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
