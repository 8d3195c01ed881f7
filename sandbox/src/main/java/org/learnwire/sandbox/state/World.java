package org.learnwire.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.learnwire.sandbox.company.Company;

/** The company with all that has happened to it; many may look, one at a time may change. */
public final class World implements AutoCloseable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Company company;
  private final Goals goals = new Goals();
  private final Things things = new Things();
  private final Settings settings = new Settings();
  private final ArrayNode messages = JsonNodeFactory.instance.arrayNode();
  private final DataFolder folder;
  private final List<Consumer<List<ObjectNode>>> listeners = new CopyOnWriteArrayList<>();
  private long changes;

  private World(DataFolder folder) {
    this.folder = folder;
    this.company = folder.company();
  }

  /**
   * Opens what the folder holds, or makes the company of the wish.
   *
   * @throws IllegalStateException when the folder is in use, or was filled by another version
   */
  public static World open(Path folder, Wish wish) throws IOException {
    DataFolder data = DataFolder.open(folder, wish);
    World world = new World(data);
    Operations.replay(world, data.operations());
    return world;
  }

  public Company company() {
    return company;
  }

  public Goals goals() {
    return goals;
  }

  /** What the other vendors keep. */
  public Things things() {
    return things;
  }

  public Settings settings() {
    return settings;
  }

  public ArrayNode messages() {
    return messages;
  }

  /** How many operations there have been since the company was made. */
  public long changes() {
    return changes;
  }

  public <T> T read(Supplier<T> look) {
    lock.readLock().lock();
    try {
      return look.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Everything done through {@link Change} is saved, as one line, before this returns. */
  public <T> T change(Function<Change, T> work) {
    Change change = new Change();
    T result;
    lock.writeLock().lock();
    try {
      result = work.apply(change);
      if (!change.done.isEmpty()) {
        folder.append(change.done);
      }
    } finally {
      lock.writeLock().unlock();
    }
    listeners.forEach(listener -> listener.accept(change.done));
    return result;
  }

  /** Hears of the operations of each change once they are saved. */
  public void onChange(Consumer<List<ObjectNode>> listener) {
    listeners.add(listener);
  }

  /** Collects the operations of one change while it applies them. */
  public final class Change {

    private final List<ObjectNode> done = new ArrayList<>();

    private Change() {}

    /** Keeps a thing under its id, in place of what was there. */
    public void put(String collection, String id, ObjectNode thing) {
      ObjectNode operation = JsonNodeFactory.instance.objectNode().put("op", "thing");
      operation.put("collection", collection).put("id", id).set("thing", thing.deepCopy());
      apply(operation);
    }

    public void remove(String collection, String id) {
      apply(
          JsonNodeFactory.instance
              .objectNode()
              .put("op", "thing-removed")
              .put("collection", collection)
              .put("id", id));
    }

    public void apply(ObjectNode operation) {
      World.this.apply(operation);
      done.add(operation);
    }
  }

  void apply(JsonNode operation) {
    Operations.apply(this, (ObjectNode) operation);
    changes++;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
