package org.learnwire.kit.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * How a connector's answers say that something is wrong.
 *
 * @param body asked first, in their order, whatever the status
 * @param message where the vendor's own words stand in the answer
 * @param messageHeader or in this header
 * @param code where its own code stands: the reason of a skipped item
 */
public record ErrorRules(
    Map<Integer, ErrorWord> status,
    List<BodyRule> body,
    List<FieldPath> message,
    @Nullable String messageHeader,
    @Nullable FieldPath code) {

  /** An answer that matches is an error of this word. */
  public record BodyRule(Match when, ErrorWord is, @Nullable String fix) {}
}
