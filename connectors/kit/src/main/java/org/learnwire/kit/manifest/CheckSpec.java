package org.learnwire.kit.manifest;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.json.FieldPath;
import org.learnwire.kit.json.Match;

/**
 * How a connection is checked.
 *
 * @param call the cheapest authenticated call
 * @param expect what its answer must look like, whatever its status
 * @param needs names that its answer must hold
 * @param probes further calls that each say one thing
 * @param compare lists that must show the same things
 */
public record CheckSpec(
    Call call,
    @Nullable Match expect,
    List<Need> needs,
    List<Probe> probes,
    List<Compare> compare) {

  /** All of these must be among the texts at the path. */
  public record Need(FieldPath path, List<String> all, String fix) {}

  /**
   * @param over a sample; the probe is good if it is for one of it
   * @param expect what its answer must look like, and the fix if it does not
   * @param onError the fix by error word
   */
  public record Probe(
      String name,
      List<Over> over,
      Call call,
      @Nullable Match expect,
      String fix,
      Map<ErrorWord, String> onError) {}

  /**
   * @param over lists whose records give the parameters of the two sides, one inside the other
   * @param fix what to do; {@code {missing}} stands for a value that only the expected side has,
   *     one problem each
   */
  public record Compare(String name, List<Over> over, Side expected, Side visible, String fix) {}

  /** At most {@code limit} records, each giving parameters {@code as}. */
  public record Over(ListCall list, Match where, Map<String, String> as, int limit) {}

  /**
   * @param value the field that is compared; without it only the numbers are
   * @param part group 1 of this is compared instead of the whole field; without a match nothing is
   */
  public record Side(
      ListCall list, Match where, @Nullable FieldPath value, @Nullable Pattern part) {}
}
