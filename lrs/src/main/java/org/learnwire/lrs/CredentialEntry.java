package org.learnwire.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One credential as it stands in the file. */
final class CredentialEntry {
  private final List<String> lines = new ArrayList<>();

  private CredentialEntry() {}

  /** As YAML, to stand in a list. */
  static String of(Credential credential) {
    CredentialEntry entry = new CredentialEntry();
    entry.text("key", credential.key());
    entry.text("secret-hash", credential.secretHash());
    entry.text("name", credential.name());
    entry.text("site", credential.site());
    if (credential.fingerprint()) {
      entry.line("fingerprint: true");
    }
    if (!credential.scopes().equals(Scope.standard())) {
      entry.line("scopes: " + words(credential));
    }
    if (credential.sees() != Sees.standard()) {
      entry.line("sees: " + credential.sees().word());
    }
    entry.text("authority-name", credential.template().name());
    entry.text("authority-home-page", credential.template().homePage());
    entry.text("authority-mbox", credential.template().mbox());
    PreviousSecret previous = credential.previous();
    if (previous != null) {
      entry.text("previous-secret-hash", previous.hash());
      entry.text("previous-until", previous.until().toString());
    }
    entry.text("created", credential.created());
    return String.join("\n", entry.lines) + "\n";
  }

  private static String words(Credential credential) {
    return credential.scopes().stream()
        .sorted()
        .map(Scope::word)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      line(name + ": '" + value.replace("'", "''") + "'");
    }
  }

  private void line(String text) {
    lines.add((lines.isEmpty() ? "- " : "  ") + text);
  }
}
