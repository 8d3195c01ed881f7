package org.learnwire.app.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.lrs.retention.RetentionRule;
import org.learnwire.routes.PolicySettings;
import org.learnwire.xapi.visibility.Visibility;

/**
 * What was agreed about people's data; it binds everything that shows or passes on.
 *
 * @param file where it is written; empty when nothing is agreed and the standard holds
 * @param visibility for whom a statement is
 * @param purposes why a stream is read, by CONNECTION/STREAM or CONNECTION
 * @param keeping whose data is read, which fields, and how long it is kept
 */
public record Policy(
    Optional<String> file,
    Visibility visibility,
    Map<String, String> purposes,
    PolicySettings keeping) {
  public Policy {
    purposes = Map.copyOf(purposes);
  }

  /** How long statements are kept, as rules of retention. */
  List<RetentionRule> retention() {
    return keeping.kept().stream()
        .map(
            kept ->
                new RetentionRule(
                    kept.keep(),
                    StatementFilter.ofStream(kept.of().connection(), kept.of().stream())))
        .toList();
  }

  public static Policy standard() {
    return new Policy(Optional.empty(), Visibility.standard(), Map.of(), PolicySettings.none());
  }
}
