package org.learnwire.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user's own routes, each file loaded by itself so that a broken one leaves the others running.
 * A seam whose file is broken stays closed: what a privacy filter should have seen must not flow
 * past it.
 */
final class UserRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(UserRoutes.class);

  private final CamelContext context;
  private final Map<Seam, String> closed = new EnumMap<>(Seam.class);
  private final List<String> problems = new ArrayList<>();

  UserRoutes(CamelContext context) {
    this.context = context;
  }

  /** Loads every YAML file of the folder, then lets each seam without a route pass on. */
  void load(List<Path> files) throws Exception {
    for (Path file : files) {
      load(file);
    }
    for (Seam seam : Seam.values()) {
      if (!closed.containsKey(seam) && !taken(seam)) {
        context.addRoutes(passingOn(seam));
        context.getRouteController().startRoute(seam.id());
      }
    }
  }

  static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the folder of routes cannot be read: " + folder, e);
    }
  }

  private void load(Path file) throws IOException {
    String text = Files.readString(file);
    Set<String> before = routeIds();
    try {
      Resource resource = ResourceHelper.fromString(file.getFileName().toString(), text);
      PluginHelper.getRoutesLoader(context).loadRoutes(resource);
      startAllBut(before);
    } catch (Exception e) {
      removeAllBut(before);
      Seam.namedIn(text).ifPresent(seam -> closed.put(seam, file.getFileName().toString()));
      String problem =
          file.getFileName() + " was not loaded: " + reason(e) + " Mend the file and start again.";
      problems.add(problem);
      LOG.error("{}", problem);
    }
  }

  private static String reason(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = String.valueOf(deepest.getMessage());
    return message.lines().findFirst().orElse(deepest.getClass().getSimpleName());
  }

  /** The supervising controller leaves routes that come later to whoever adds them. */
  private void startAllBut(Set<String> before) throws Exception {
    for (String id : routeIds()) {
      if (!before.contains(id)) {
        context.getRouteController().startRoute(id);
      }
    }
  }

  private void removeAllBut(Set<String> before) {
    for (String id : routeIds()) {
      if (!before.contains(id)) {
        try {
          context.getRouteController().stopRoute(id);
          context.removeRoute(id);
        } catch (Exception e) {
          LOG.warn("the half-loaded route {} could not be removed: {}", id, e.getMessage());
        }
      }
    }
  }

  private Set<String> routeIds() {
    Set<String> ids = new HashSet<>();
    context.getRoutes().forEach(route -> ids.add(route.getRouteId()));
    return ids;
  }

  boolean taken(Seam seam) {
    for (Route route : context.getRoutes()) {
      String uri = route.getEndpoint().getEndpointUri();
      if (uri.equals(seam.uri()) || uri.equals("direct://" + seam.id())) {
        return true;
      }
    }
    return false;
  }

  private static RouteBuilder passingOn(Seam seam) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(seam.uri()).routeId(seam.id()).to(seam.next());
      }
    };
  }

  /** Whether a route of the user's stands at the seam, or should. */
  boolean standsAt(Seam seam) {
    return closed.containsKey(seam)
        || context.getRoute(seam.id()) == null
        || !context.getRoute(seam.id()).getEndpoint().getEndpointUri().endsWith(seam.id());
  }

  /** Why nothing may flow past a seam; empty when it is open. */
  Optional<String> closed(Seam seam) {
    return Optional.ofNullable(closed.get(seam))
        .map(
            file ->
                "nothing flows past "
                    + seam.id()
                    + ": its route in "
                    + file
                    + " is broken; mend the file and start again");
  }

  List<String> problems() {
    return problems;
  }
}
