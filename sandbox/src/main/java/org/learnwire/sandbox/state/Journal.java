package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One JSON array of operations per line, on the disk before anybody is told it happened. */
final class Journal implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens for appending; a last line that a kill cut short was never acknowledged and goes. */
  static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(wholeLines(file));
    channel.position(channel.size());
    return new Journal(channel);
  }

  private static long wholeLines(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /** All operations so far, oldest first. */
  static List<JsonNode> read(Path file) throws IOException {
    List<JsonNode> operations = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      MAPPER.readTree(line).forEach(operations::add);
    }
    return operations;
  }

  void append(List<? extends JsonNode> operations) {
    try {
      byte[] line = (MAPPER.writeValueAsString(operations) + "\n").getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox could not save what it was told", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
