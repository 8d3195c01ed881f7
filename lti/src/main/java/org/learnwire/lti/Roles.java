package org.learnwire.lti;

import java.util.List;
import java.util.Locale;

/**
 * What a launch says of somebody's part in a course (LTI Core 1.3, A.2). Only roles of membership
 * give rights: a learner of one course may teach elsewhere and carry the institution's role for it.
 *
 * @param all as they came
 */
public record Roles(List<String> all) {
  private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";

  public Roles {
    all = List.copyOf(all);
  }

  public boolean isInstructor() {
    return has("Instructor");
  }

  public boolean isLearner() {
    return has("Learner");
  }

  /** Makes the course, and may not teach it. */
  public boolean isContentDeveloper() {
    return has("ContentDeveloper");
  }

  /** Watches a learner: an observer, a parent. */
  public boolean isMentor() {
    return has("Mentor");
  }

  /** A core role of membership, by itself or as what a sub-role belongs to. */
  private boolean has(String role) {
    return all.stream()
        .anyMatch(
            each ->
                each.equals(MEMBERSHIP + "#" + role)
                    || each.startsWith(MEMBERSHIP + "/" + role + "#")
                    || isShort(each, role));
  }

  /** Short names stand for roles of membership (LTI Core 1.3, A.2.3.1). */
  private static boolean isShort(String given, String role) {
    return given.toLowerCase(Locale.ROOT).equals(role.toLowerCase(Locale.ROOT));
  }
}
