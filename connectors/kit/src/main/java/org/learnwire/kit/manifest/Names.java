package org.learnwire.kit.manifest;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds the names inside one manifest together: streams, settings and placeholders exist. */
final class Names {
  private final Manifest manifest;
  private final Section top;
  private final String text;

  Names(Manifest manifest, Section top, String text) {
    this.manifest = manifest;
    this.top = top;
    this.text = text;
  }

  void check() {
    for (StreamSpec stream : manifest.streams().values()) {
      Section section = top.needSection("streams").needSection(stream.name());
      if (stream.each() != null) {
        stream.each().streams().forEach(parent -> known(parent, section, "each"));
        keptByParents(stream, section);
      }
      stream.with().values().forEach(join -> known(join.stream(), section, "with"));
      placeholders(stream, section);
      if (stream.webhook() != null) {
        webhook(stream.webhook(), section.needSection("webhook"));
      }
    }
    if (top.has("auth")) {
      all(AuthReader.placeholders(top), manifest.settings().keySet(), top);
    }
    if (manifest.check() != null) {
      Set<String> settings = manifest.settings().keySet();
      all(manifest.check().call().placeholders(), settings, top.needSection("check"));
    }
  }

  private void known(String stream, Section section, String key) {
    if (!manifest.streams().containsKey(stream)) {
      throw section.wrong(
          key, "names the stream " + stream + ", which is not here", manifest.streams().keySet());
    }
  }

  /** A parameter can only come from a field that the parent keeps. */
  private void keptByParents(StreamSpec stream, Section section) {
    Each each = stream.each();
    for (String parent : each.streams()) {
      StreamSpec spec = manifest.streams().get(parent);
      Set<String> kept = new TreeSet<>(spec.keep().keySet());
      kept.addAll(spec.key());
      for (String field : each.as().values()) {
        if (!kept.contains(field)) {
          throw section.wrong(
              "each", "wants %s of %s, which does not keep it".formatted(field, parent), kept);
        }
      }
    }
  }

  private void placeholders(StreamSpec stream, Section section) {
    Set<String> names = new HashSet<>(manifest.settings().keySet());
    if (stream.each() != null) {
      names.addAll(stream.each().as().keySet());
    }
    if (stream.since() != null) {
      names.add("since");
    }
    all(
        stream.by() == null ? stream.list().call().placeholders() : stream.by().placeholders(),
        names,
        section);
    if (stream.sweep() != null) {
      all(stream.sweep().call().placeholders(), names, section);
    }
  }

  /** The key is a setting that is secret, so that it is taken out of every text. */
  private void webhook(WebhookSpec webhook, Section section) {
    Setting secret = manifest.settings().get(webhook.secret());
    if (secret == null || !secret.secret()) {
      throw section.wrong(
          "secret",
          "names %s, which is no setting with secret: true".formatted(webhook.secret()),
          manifest.settings().keySet());
    }
    if (webhook.fetch() != null) {
      Set<String> names = new HashSet<>(manifest.settings().keySet());
      names.addAll(webhook.as().keySet());
      all(webhook.fetch().placeholders(), names, section);
    }
  }

  private void all(Set<String> used, Collection<String> known, Section section) {
    for (String name : used) {
      if (!known.contains(name)) {
        String held = "{" + name + "}";
        throw section.wrongAt(
            line(held, section.line()),
            ": uses " + held + ", which nothing fills",
            new TreeSet<>(known));
      }
    }
  }

  /** The first line from here on that holds the text. */
  private int line(String held, int from) {
    List<String> all = text.lines().toList();
    int at = from;
    while (at < all.size() && !all.get(at - 1).contains(held)) {
      at++;
    }
    return at;
  }
}
