package org.learnwire.kit;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import org.learnwire.kit.engine.StreamEngine;
import org.learnwire.kit.engine.WriteEngine;

/** The engines that the class path has, by the word after {@code by:}. */
final class Engines {
  private final Map<String, StreamEngine> streams =
      found(ServiceLoader.load(StreamEngine.class, loader()), StreamEngine::name);
  private final Map<String, WriteEngine> writes =
      found(ServiceLoader.load(WriteEngine.class, loader()), WriteEngine::name);

  /**
   * @throws UnknownName naming the engines there are
   */
  StreamEngine stream(String name) {
    return known(name, streams, "streams");
  }

  /**
   * @throws UnknownName naming the engines there are
   */
  WriteEngine write(String name) {
    return known(name, writes, "writes");
  }

  private static <E> E known(String name, Map<String, E> engines, String what) {
    E engine = engines.get(name);
    if (engine == null) {
      throw new UnknownName(
          "by: %s needs a jar with the engine %s on the class path; for %s there are %s"
              .formatted(name, name, what, engines.keySet()));
    }
    return engine;
  }

  private static <E> Map<String, E> found(ServiceLoader<E> loader, Function<E, String> name) {
    Map<String, E> engines = new TreeMap<>();
    loader.forEach(engine -> engines.put(name.apply(engine), engine));
    return engines;
  }

  private static ClassLoader loader() {
    return Engines.class.getClassLoader();
  }
}
