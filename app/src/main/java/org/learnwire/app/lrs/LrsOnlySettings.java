package org.learnwire.app.lrs;

import java.nio.file.Path;
import org.learnwire.database.DatabasePlace;

/**
 * What the LRS alone is started with.
 *
 * @param place data folder with the lock, and the credentials unless they are elsewhere; and where
 *     the database is
 * @param credentials file that {@code lrs credentials add} keeps
 * @param port on 127.0.0.1; 0 for any free one
 */
public record LrsOnlySettings(DatabasePlace place, Path credentials, int port) {
  Path data() {
    return place.folder();
  }
}
