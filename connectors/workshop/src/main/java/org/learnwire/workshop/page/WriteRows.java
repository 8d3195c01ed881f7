package org.learnwire.workshop.page;

import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.WriteSpec;

/** The writes of a connector, a row each. */
final class WriteRows {
  private final Manifest manifest;

  WriteRows(Manifest manifest) {
    this.manifest = manifest;
  }

  Table table() {
    Table table =
        new Table("write", "verified", "asks", "class", "after an answer that never came");
    manifest
        .writes()
        .values()
        .forEach(
            write ->
                table.row(
                    "`" + write.name() + "`",
                    write.verified().word(),
                    Shown.asks(write.call(), write.by()),
                    write.writeClass().word(),
                    after(write)));
    return table;
  }

  private static String after(WriteSpec write) {
    if (write.points() != null) {
      return "a person settles it; it gives `" + write.points() + "` and is never sent again";
    }
    return switch (write.writeClass()) {
      case OWN_KEY -> "it is sent again: the vendor knows our key";
      case LOOKUP -> "it is looked up, and sent again only if it is surely not there";
      case NONE -> "a person settles it";
    };
  }
}
