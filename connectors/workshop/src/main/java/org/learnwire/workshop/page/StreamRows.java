package org.learnwire.workshop.page;

import org.learnwire.kit.manifest.Each;
import org.learnwire.kit.manifest.Manifest;
import org.learnwire.kit.manifest.StreamSpec;

/** The streams of a connector, a row each. */
final class StreamRows {
  private final Manifest manifest;

  StreamRows(Manifest manifest) {
    this.manifest = manifest;
  }

  Table table() {
    Table table = new Table("stream", "verified", "asks", "reads", "becomes", "when it is gone");
    manifest
        .streams()
        .values()
        .forEach(
            stream ->
                table.row(
                    "`" + stream.name() + "`",
                    stream.verified().word(),
                    Shown.asks(stream.list() == null ? null : stream.list().call(), stream.by()),
                    reads(stream),
                    becomes(stream),
                    ReferencePage.lower(stream.absent())));
    return table;
  }

  private static String reads(StreamSpec stream) {
    Each each = stream.each();
    String by =
        each == null
            ? ""
            : " of each "
                + (each.changedOnly() ? "changed " : "")
                + "item of "
                + String.join(", ", each.streams());
    String what = stream.since() == null ? "the whole list" : "what changed";
    return what
        + by
        + (stream.sweep() == null ? "" : "; the whole list at full sweeps")
        + (stream.webhook() == null ? "" : "; takes webhooks");
  }

  private static String becomes(StreamSpec stream) {
    return ReferencePage.lower(stream.to())
        + (stream.map() == null ? "" : " by `" + stream.map() + "`")
        + ", key "
        + String.join(" + ", stream.key());
  }
}
