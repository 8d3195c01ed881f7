package org.learnwire.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a line of the plan said when somebody looked at it, in three short hashes: what it changes,
 * where, and why. A yes to another line than the one that stands there now is no yes.
 */
record PlanVersion(String changes, String target, String cause) {
  private static final int LENGTH = 8;

  static PlanVersion of(Entry entry, List<FieldChange> changes, List<UUID> causes) {
    TreeMap<String, JsonNode> fields = new TreeMap<>();
    TreeMap<String, JsonNode> old = new TreeMap<>();
    for (FieldChange change : changes) {
      fields.put(change.field(), change.now());
      if (change.old() != null) {
        old.put(change.field(), change.old());
      }
    }
    return new PlanVersion(
        hash(fields + " " + old),
        hash(entry.connection() + " " + entry.writeName() + " " + entry.target()),
        hash(entry.because() + " " + causes));
  }

  String words() {
    return changes + "." + target + "." + cause;
  }

  /** What is different from what was shown; empty when nothing is. */
  List<String> differences(String shown) {
    String[] parts = shown.strip().split("\\.", -1);
    if (parts.length != 3) {
      return List.of("its version");
    }
    List<String> different = new ArrayList<>();
    if (!parts[0].equals(changes)) {
      different.add("what it changes");
    }
    if (!parts[1].equals(target)) {
      different.add("where it goes");
    }
    if (!parts[2].equals(cause)) {
      different.add("why it was decided");
    }
    return different;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
