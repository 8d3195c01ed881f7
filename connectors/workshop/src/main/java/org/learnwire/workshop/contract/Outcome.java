package org.learnwire.workshop.contract;

import java.nio.file.Path;
import java.util.List;

/**
 * What one conversation, or the count of them, came to.
 *
 * @param name {@code CONNECTOR/STREAM OR WRITE/CONVERSATION}
 * @param file where it stands
 * @param differences what came otherwise, a sentence each
 */
public record Outcome(String name, Path file, List<String> differences) {

  public Outcome {
    differences = List.copyOf(differences);
  }

  public boolean held() {
    return differences.isEmpty();
  }
}
