package org.learnwire.workshop.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.learnwire.kit.Connector;
import org.learnwire.kit.MissingFile;

/**
 * One connector's folder against its own fixtures: the eight standard conversations, held with a
 * double of the vendor. Whoever runs it, the program or a test, runs this.
 */
public final class Contract {
  private static final String CONVERSATION = "[1-9]-.*\\.yaml";
  private final Path folder;
  private final Connector connector;
  private final List<Conversation> conversations;

  private Contract(Path folder, Connector connector, List<Conversation> conversations) {
    this.folder = folder;
    this.connector = connector;
    this.conversations = conversations;
  }

  /**
   * Reads the folder with its mappings.
   *
   * @throws MissingFile if it holds no connector.yaml or lacks a mapping that is named there
   */
  public static Contract of(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Connector connector = Connector.load(absolute);
    connector.readMappings();
    return new Contract(absolute, connector, conversations(absolute.resolve("fixtures")));
  }

  /** The connector's name. */
  public String connector() {
    return connector.name();
  }

  /** The names of the conversations, in the order in which they are held. */
  public List<String> names() {
    return conversations.stream().map(this::name).toList();
  }

  public Path file(String name) {
    return find(name).file();
  }

  /** Holds one conversation. */
  public Outcome hold(String name, VendorDouble vendor) {
    Conversation conversation = find(name);
    Setup setup = new Setup(connector, conversation.fixtures());
    Differences differences = new Differences();
    setup.tooShort().forEach(differences::add);
    vendor.hold(conversation, setup.basePath());
    try (Heard heard = new Heard();
        FilesDouble files = FilesDouble.of(conversation)) {
      ConversationRun run =
          new ConversationRun(
              conversation, setup.connection(vendor.url(), files.folder()), vendor, differences);
      run.run();
      String shown = run.shown() + heard.text();
      setup.secrets().entrySet().stream()
          .filter(each -> shown.contains(each.getValue()))
          .map(Map.Entry::getKey)
          .forEach(key -> differences.add("the secret " + key + " was logged or handed on"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      differences.add("was interrupted");
    } catch (Exception e) {
      differences.add("could not be held: " + e.getMessage());
    }
    return new Outcome(name, conversation.file(), differences.all());
  }

  /**
   * What comes of a conversation, as its {@code expect} would say it.
   *
   * @param expect what came
   * @param sent with each of its exchanges
   * @param unanswered requests that no exchange answered
   */
  public record Came(
      ObjectNode expect, List<Optional<VendorDouble.Sent>> sent, List<String> unanswered) {}

  /** Holds a conversation and compares nothing. */
  public Came came(String name, VendorDouble vendor) throws InterruptedException {
    Conversation conversation = find(name);
    Setup setup = new Setup(connector, conversation.fixtures());
    vendor.hold(conversation, setup.basePath());
    try (FilesDouble files = FilesDouble.of(conversation)) {
      ConversationRun run =
          new ConversationRun(
              conversation,
              setup.connection(vendor.url(), files.folder()),
              vendor,
              new Differences());
      run.drive();
      return new Came(run.came(), vendor.sent(), vendor.unmatched());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(name + " could not be held: " + e.getMessage(), e);
    }
  }

  /** Standard conversations that are neither there nor said to be impossible. */
  public List<String> missing() {
    return coverageOf().missing();
  }

  /**
   * Which of the standard conversations are neither there nor said to be impossible, and reasons
   * that do not hold.
   */
  public Outcome coverage() {
    Stream<String> missing =
        missing().stream()
            .map(each -> each + " is missing: add it, or a reason in fixtures/not-applicable.yaml");
    Stream<String> wrong =
        notApplicable().keySet().stream().flatMap(each -> reason(each).differences().stream());
    return new Outcome(
        connector.name() + "/coverage",
        folder.resolve("fixtures"),
        Stream.concat(missing, wrong).toList());
  }

  /** Whether a reason of {@link #notApplicable} holds: what it says cannot be is not there. */
  public Outcome reason(String what) {
    return new Outcome(
        connector.name() + "/" + what,
        folder.resolve("fixtures/not-applicable.yaml"),
        coverageOf().against(what).stream().map(each -> what + ": " + each).toList());
  }

  /** What cannot be, and why, as the folder says. */
  public Map<String, String> notApplicable() {
    return coverageOf().reasons();
  }

  private Coverage coverageOf() {
    return new Coverage(folder, connector, conversations);
  }

  private Conversation find(String name) {
    return conversations.stream().filter(each -> name(each).equals(name)).findFirst().orElseThrow();
  }

  private String name(Conversation each) {
    return connector.name() + "/" + each.subject() + "/" + each.name();
  }

  private static List<Conversation> conversations(Path fixtures) {
    if (!Files.isDirectory(fixtures)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(fixtures, 2)) {
      return files
          .filter(file -> file.getFileName().toString().matches(CONVERSATION))
          .filter(file -> !file.getParent().equals(fixtures))
          .sorted()
          .map(file -> Conversation.of(fixtures, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + fixtures, e);
    }
  }
}
