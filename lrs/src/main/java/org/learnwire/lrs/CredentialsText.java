package org.learnwire.lrs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes one entry of the credentials file and leaves alone what people wrote around it. */
final class CredentialsText {
  private final Path file;
  private final String text;

  CredentialsText(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  String with(Credential added) {
    Map<String, Credential> wanted = new HashMap<>(CredentialsFile.parse(file, text));
    wanted.put(added.key(), added);
    String before = text.strip();
    String start = before.isEmpty() || before.equals("[]") ? "" : before + "\n";
    return checked(start + CredentialEntry.of(added), wanted);
  }

  String replaced(Credential changed) {
    return edited(changed.key(), changed);
  }

  String without(String key) {
    return edited(key, null);
  }

  private String edited(String key, @Nullable Credential instead) {
    Map<String, Credential> wanted = new HashMap<>(CredentialsFile.parse(file, text));
    wanted.remove(key);
    if (instead != null) {
      wanted.put(key, instead);
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<CredentialsFile.Place> places = CredentialsFile.places(file, text);
    for (int i = places.size() - 1; i >= 0; i--) {
      if (places.get(i).key().equals(key)) {
        int end = i + 1 < places.size() ? places.get(i + 1).line() - 1 : lines.size();
        replace(lines.subList(places.get(i).line() - 1, end), instead);
      }
    }
    return checked(lines.isEmpty() ? "" : String.join("\n", lines) + "\n", wanted);
  }

  /** Remarks and empty lines after an entry belong to the next. */
  private static void replace(List<String> entry, @Nullable Credential instead) {
    int end = entry.size();
    while (end > 1 && (entry.get(end - 1).isBlank() || entry.get(end - 1).startsWith("#"))) {
      end--;
    }
    entry.subList(0, end).clear();
    if (instead != null) {
      entry.addAll(0, CredentialEntry.of(instead).lines().toList());
    }
  }

  /** A file in an unusual shape, such as all on one line, is written anew as a whole. */
  private String checked(String edited, Map<String, Credential> wanted) {
    try {
      if (CredentialsFile.parse(file, edited).equals(wanted)) {
        return edited;
      }
    } catch (InvalidCredentialsFile e) {
      // Written anew below.
    }
    return wanted.values().stream().map(CredentialEntry::of).collect(Collectors.joining());
  }
}
