package org.learnwire.routes;

import java.util.Optional;
import org.learnwire.catalog.Connectors;
import org.learnwire.kit.Connector;
import org.learnwire.kit.ConnectorCatalog;
import org.learnwire.kit.DroppedFields;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;
import org.learnwire.kit.manifest.Target;

/** Whether what a policy says of streams can be done with the connectors that there are. */
public final class PolicyCheck {
  private final JourneySettings settings;
  private final ConnectorCatalog catalog;

  private PolicyCheck(JourneySettings settings, ConnectorCatalog catalog) {
    this.settings = settings;
    this.catalog = catalog;
  }

  /**
   * @throws UnknownName naming file, line and what there is instead
   */
  public static void of(JourneySettings settings) {
    of(settings, settings.connectors().map(Connectors::with).orElseGet(Connectors::packed));
  }

  static void of(JourneySettings settings, ConnectorCatalog catalog) {
    PolicyCheck check = new PolicyCheck(settings, catalog);
    settings.policy().dropped().forEach(check::drop);
    settings.policy().kept().forEach(check::keep);
    if (settings.policy().scope().isPresent()) {
      check.scope();
    }
  }

  private void drop(PolicySettings.Dropped dropped) {
    Manifest manifest = manifest(dropped.of());
    StreamSpec stream = stream(dropped.of(), manifest);
    Optional<String> why = DroppedFields.refusal(manifest, stream, dropped.field());
    if (why.isPresent()) {
      throw new UnknownName(
          "%s: drop: %s of %s cannot be dropped: %s. Leave it out of the list."
              .formatted(dropped.of().where(), dropped.field(), dropped.of(), why.get()));
    }
  }

  private void keep(PolicySettings.Kept kept) {
    StreamSpec stream = stream(kept.of(), manifest(kept.of()));
    if (stream.to() != Target.STATEMENT) {
      throw new UnknownName(
          "%s: retention: %s brings no statements. Name a stream that does, such as %s."
              .formatted(kept.of().where(), kept.of(), withStatements(kept.of())));
    }
  }

  private String withStatements(PolicySettings.Of of) {
    return manifest(of).streams().values().stream()
        .filter(stream -> stream.to() == Target.STATEMENT)
        .map(stream -> of.connection() + "/" + stream.name())
        .findFirst()
        .orElse("one of another connection");
  }

  /** Who is where, only an HR system says. */
  private void scope() {
    boolean told =
        settings.connections().stream()
            .flatMap(each -> catalog.find(each.connector()).stream())
            .flatMap(each -> each.manifest().streams().values().stream())
            .anyMatch(stream -> stream.to() == Target.EMPLOYEE);
    if (!told) {
      throw new UnknownName(
          "the policy's scope names sites or legal entities, and no connection says where people"
              + " belong. Connect an HR system, or take the scope out.");
    }
  }

  private Manifest manifest(PolicySettings.Of of) {
    String connector =
        settings.connections().stream()
            .filter(each -> each.name().equals(of.connection()))
            .map(ConnectionSettings::connector)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnknownName(
                        "%s: there is no connection %s; there are %s"
                            .formatted(
                                of.where(),
                                of.connection(),
                                String.join(
                                    ", ",
                                    settings.connections().stream()
                                        .map(ConnectionSettings::name)
                                        .toList()))));
    return catalog
        .find(connector)
        .map(Connector::manifest)
        .orElseThrow(() -> new UnknownName(of.where() + ": there is no connector " + connector));
  }

  private static StreamSpec stream(PolicySettings.Of of, Manifest manifest) {
    StreamSpec stream = manifest.streams().get(of.stream());
    if (stream == null) {
      throw new UnknownName(
          "%s: %s is a %s, which has no stream %s; it has %s"
              .formatted(
                  of.where(),
                  of.connection(),
                  manifest.name(),
                  of.stream(),
                  String.join(", ", manifest.streams().keySet())));
    }
    return stream;
  }
}
