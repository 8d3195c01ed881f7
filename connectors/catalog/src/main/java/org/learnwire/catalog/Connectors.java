package org.learnwire.catalog;

import java.nio.file.Path;
import org.learnwire.kit.ConnectorCatalog;

/** The connectors at hand: those packed in this jar, and those of the user's own folder. */
public final class Connectors {
  private Connectors() {}

  /** What is packed in this jar. */
  public static ConnectorCatalog packed() {
    return ConnectorCatalog.packed(Connectors.class.getClassLoader());
  }

  /** What is packed, with each folder inside {@code own} in place of the packed one of its name. */
  public static ConnectorCatalog with(Path own) {
    return ConnectorCatalog.folder(own).before(packed());
  }
}
