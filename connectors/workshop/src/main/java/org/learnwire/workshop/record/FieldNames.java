package org.learnwire.workshop.record;

import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a field tells of its values; names of parameters, as {@code ids[0]}, too. */
final class FieldNames {
  private static final Pattern INDEX = Pattern.compile("\\[\\d*]");
  private static final Pattern LAST = Pattern.compile(".*\\[(\\w+)]");

  /** An id, or a thing that is named by its id: {@code cmid}, {@code coursemodule}. */
  private static final Pattern ID =
      Pattern.compile(
          "(?i).*(id|ids|number|numbers|key|no|nr|hash|phone|mobile|fax|tel|ssn|zip"
              + "|(?<!error|warning|status|result)code|module|instance|course|category|quiz"
              + "|assignment|user|user(modified|created)|person|people|employee|owner|manager|supervisor|parent|group|team"
              + "|member|account|author|contact|by)");

  private static final Pattern NO_ID =
      Pattern.compile("(?i)(in)?valid|(un)?paid|void|avoid|grid|hybrid|rapid|bid|aid|standby");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i).*(time|date|access|created|modified|expires|since|updated|changed|cursor|year"
              + "|graded|submitted|start|end|finish).*");
  private static final Pattern MEASURE =
      Pattern.compile(
          "(?i).*(grade|score|mark|percent|progress|raw|min|max|count|size|order|sum|total|amount"
              + "|value|weight|depth|points|hours|minutes|seconds|duration|width|height|format"
              + "|limit|credits|level|version|rate|quantity|days|status|state|type|mode).*");
  private static final Pattern PERSON =
      Pattern.compile(
          "(?i)((first|last|sur|family|given|middle|preferred|display|full|user|nick|login)[_-]?)?name"
              + "|.*mail.*|login|user");
  private static final Pattern BORN = Pattern.compile("(?i).*(birth|dob).*");

  private final Set<String> ids;

  /**
   * @param ids fields that the connector takes for ids, whatever they are called
   */
  FieldNames(Set<String> ids) {
    this.ids = ids;
  }

  boolean isId(String field) {
    String plain = plain(field);
    return ids.contains(plain) || ID.matcher(plain).matches() && !NO_ID.matcher(plain).matches();
  }

  /** When, or for how long; but not by whom. */
  boolean isTime(String field) {
    return TIME.matcher(plain(field)).matches() && !isId(field) && !isBirth(field);
  }

  boolean isMeasure(String field) {
    return MEASURE.matcher(plain(field)).matches();
  }

  /** A word here is somebody's, whatever it means elsewhere. */
  boolean isPerson(String field) {
    return PERSON.matcher(plain(field)).matches();
  }

  boolean isBirth(String field) {
    return BORN.matcher(plain(field)).matches();
  }

  private static String plain(String field) {
    String bare = INDEX.matcher(field).replaceAll("");
    var last = LAST.matcher(bare);
    return last.matches() ? last.group(1) : bare;
  }
}
