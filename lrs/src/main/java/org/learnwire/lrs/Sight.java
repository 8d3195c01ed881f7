package org.learnwire.lrs;

import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.Actor;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.visibility.Audience;
import org.learnwire.xapi.visibility.Visibility;

/**
 * Which stored statements a reader is given: those whose audience reaches it, and always what it
 * brought itself.
 *
 * @param own the authority under which the reader itself brings statements
 */
public record Sight(Visibility visibility, Sees sees, @Nullable Identifier own) {

  /** Of one that brings nothing. */
  public static Sight of(Visibility visibility, Sees sees) {
    return new Sight(visibility, sees, null);
  }

  /** Parses a statement only where its text leaves a doubt. */
  public boolean shows(StoredStatement stored) {
    if (sees == Sees.ALL || sees == Sees.COACH && !visibility.mayBeForSelf(stored.body())) {
      return true;
    }
    Audience audience = visibility.of(stored.statement());
    return audience.compareTo(sees.innermost()) >= 0 || isOwn(stored);
  }

  private boolean isOwn(StoredStatement stored) {
    return own != null
        && stored.statement().authority().map(Actor::identifier).filter(own::equals).isPresent();
  }
}
