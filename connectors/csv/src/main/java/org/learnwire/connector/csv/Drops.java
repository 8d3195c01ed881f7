package org.learnwire.connector.csv;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.learnwire.kit.engine.EngineConnection;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.CallFailure.Arrival;
import org.learnwire.kit.manifest.ErrorWord;

/** Opens the folder that a connection names. */
final class Drops {
  private Drops() {}

  static Drop open(EngineConnection connection) throws CallFailure {
    String folder = connection.setting("folder").orElse("");
    if (folder.startsWith("sftp:")) {
      return SftpDrop.open(connection, address(connection, folder));
    }
    Path path = Path.of(folder);
    if (!Files.isDirectory(path)) {
      throw connection.failure(
          ErrorWord.NOT_FOUND,
          Arrival.NEVER,
          "there is no folder " + path.toAbsolutePath().normalize(),
          "look at the setting folder: a path of this machine, or sftp://host/path");
    }
    return new Drop(connection, path, false, () -> {});
  }

  static CallFailure unreadable(EngineConnection connection, IOException cause) {
    String what = "cannot read %s: %s".formatted(folder(connection), cause.getMessage());
    if (cause instanceof NoSuchFileException) {
      return connection.failure(
          ErrorWord.NOT_FOUND, Arrival.ANSWERED, what, "look at the setting folder");
    }
    if (cause instanceof AccessDeniedException
        || (cause instanceof SftpException sftp
            && sftp.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED)) {
      return connection.failure(
          ErrorWord.NOT_PERMITTED, Arrival.ANSWERED, what, "let this program's user read it");
    }
    return connection.failure(
        ErrorWord.TRANSIENT, Arrival.PERHAPS, what, "the next pass tries again");
  }

  static String folder(EngineConnection connection) {
    return connection.setting("folder").orElse("");
  }

  private static URI address(EngineConnection connection, String folder) throws CallFailure {
    try {
      URI uri = URI.create(folder);
      if (uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below with what is right.
    }
    throw connection.failure(
        ErrorWord.INVALID,
        Arrival.NEVER,
        "folder is no SFTP address",
        "write it as sftp://host:22/path, and user and password in their own settings");
  }
}
