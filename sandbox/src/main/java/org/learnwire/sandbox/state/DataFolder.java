package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.learnwire.sandbox.company.Company;
import org.learnwire.sandbox.company.CompanyMaker;
import org.learnwire.sandbox.company.Plan;

/**
 * The folder: {@code company.json} says what was made, {@code journal.jsonl} what happened since.
 */
final class DataFolder implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final FileChannel lock;
  private final Company company;
  private final Path journalFile;
  private final Journal journal;

  private DataFolder(FileChannel lock, Company company, Path journalFile) throws IOException {
    this.lock = lock;
    this.company = company;
    this.journalFile = journalFile;
    this.journal = Journal.open(journalFile);
  }

  static DataFolder open(Path folder, Wish wish) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock = lock(folder);
    try {
      return new DataFolder(lock, company(folder, wish), folder.resolve("journal.jsonl"));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // In this very process: the same answer.
    }
    channel.close();
    throw new IllegalStateException(
        "another sandbox is using " + folder.toAbsolutePath() + ": stop it or give another --data");
  }

  private static Company company(Path folder, Wish wish) throws IOException {
    Path file = folder.resolve("company.json");
    if (!Files.exists(file)) {
      Company made = CompanyMaker.make(wish.plan(LocalDate.now(ZoneOffset.UTC)));
      save(file, made);
      return made;
    }
    JsonNode saved = MAPPER.readTree(file.toFile());
    Plan plan = plan(saved);
    if (!wish.fits(plan)) {
      throw new IllegalStateException(
          folder.toAbsolutePath()
              + " already holds another company ("
              + saved
              + "): leave out the options that differ, or give another --data");
    }
    Company made = CompanyMaker.make(plan);
    if (!Fingerprints.of(made).equals(saved.path("fingerprint").asText())) {
      throw new IllegalStateException(
          folder.toAbsolutePath()
              + " was filled by another version of the sandbox: delete it or give another --data");
    }
    return made;
  }

  private static Plan plan(JsonNode saved) {
    return new Plan(
        saved.path("seed").asLong(),
        saved.path("people").asInt(),
        saved.path("courses").asInt(),
        LocalDate.parse(saved.path("anchor").asText()),
        saved.path("everyone").asBoolean());
  }

  private static void save(Path file, Company made) throws IOException {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("seed", made.plan().seed())
            .put("people", made.plan().people())
            .put("courses", made.plan().courses())
            .put("anchor", made.plan().anchor().toString())
            .put("everyone", made.plan().everyone())
            .put("fingerprint", Fingerprints.of(made));
    Path half = file.resolveSibling("company.json.new");
    Files.writeString(half, json.toPrettyString());
    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Company company() {
    return company;
  }

  List<JsonNode> operations() throws IOException {
    return Journal.read(journalFile);
  }

  void append(List<? extends JsonNode> operations) {
    journal.append(operations);
  }

  @Override
  public void close() throws IOException {
    journal.close();
    lock.close();
  }
}
