package org.learnwire.ltitool.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page in the frame. Whom they lead is never said here: the HR system says it, asked
 * anew for every page.
 *
 * @param personId whose own pages are theirs; null: nobody that an HR system knows
 * @param how the way they came
 * @param teaches whether figures of a course are theirs to see: an instructor there, or L&amp;D
 * @param course the activity of the course from which they came; null: from none
 * @param language a language tag that whoever sent them asked for; null: none
 * @param proof what their changes carry, by the name of the header: the token of a launch, or that
 *     of a session's pages
 */
public record Viewer(
    @Nullable String personId,
    How how,
    boolean teaches,
    @Nullable String course,
    @Nullable String language,
    Map<String, String> proof) {
  /** The header that carries the token of a launch where no cookie does. */
  public static final String LAUNCH_HEADER = "X-Learnwire-Launch";

  public Viewer {
    proof = Map.copyOf(proof);
  }

  /** The ways in. */
  public enum How {
    /** From a learning platform, by LTI. */
    LAUNCH,
    /** By a link that was good once. */
    LINK,
    /** By an account here, or the company's sign-in. */
    SIGNED_IN
  }
}
