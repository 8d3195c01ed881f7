package org.learnwire.connector.scim;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Users as files, one each. A file is on the disk before it is answered for, and is replaced as a
 * whole: a kill leaves the one before or the one after.
 */
record ScimFolder(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All of them, the deleted too, in the order of their names. */
  List<ObjectNode> all() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
        found.forEach(files::add);
      }
    }
    files.sort(null);
    List<ObjectNode> users = new ArrayList<>();
    for (Path file : files) {
      users.add((ObjectNode) JSON.readTree(Files.readAllBytes(file)));
    }
    return users;
  }

  void keep(ObjectNode user) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(user.path("id").asText() + ".json");
    Path fresh = folder.resolve(user.path("id").asText() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(user));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
