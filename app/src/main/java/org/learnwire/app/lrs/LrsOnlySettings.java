package org.learnwire.app.lrs;

import java.nio.file.Path;

/**
 * What the LRS alone is started with.
 *
 * @param data folder of the database, of its lock, and of the credentials unless they are elsewhere
 * @param credentials file that {@code lrs credentials add} keeps
 * @param port on 127.0.0.1; 0 for any free one
 */
public record LrsOnlySettings(Path data, Path credentials, int port) {}
