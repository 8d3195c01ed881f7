package org.learnwire.lrs.forward;

import java.net.URI;
import java.util.Set;
import org.learnwire.lrs.Sight;
import org.learnwire.lrs.StatementFilter;
import org.learnwire.xapi.visibility.Visibility;

/**
 * Another LRS that gets statements of ours.
 *
 * @param name its checkpoint and its line in the status
 * @param url its endpoint, without {@code /statements}
 * @param filter which statements it gets
 * @param fromBeginning everything that is stored already too, else what is stored from the first
 *     start on
 * @param notFrom sources whose statements came from there: they are not sent back
 * @param sight of what it may get at all
 * @param keepsAuthority our authority goes along, else the target gives its own
 */
public record ForwardTarget(
    String name,
    URI url,
    String key,
    String secret,
    StatementFilter filter,
    boolean fromBeginning,
    Set<String> notFrom,
    Sight sight,
    boolean keepsAuthority) {
  public ForwardTarget {
    notFrom = Set.copyOf(notFrom);
  }

  /** The same, with what it may get by this visibility. */
  public ForwardTarget withVisibility(Visibility visibility) {
    return new ForwardTarget(
        name,
        url,
        key,
        secret,
        filter,
        fromBeginning,
        notFrom,
        new Sight(visibility, sight.sees(), sight.own()),
        keepsAuthority);
  }

  /** The name under which the checkpoint is kept. */
  String reader() {
    return "forward:" + name;
  }

  @Override
  public String toString() {
    return "ForwardTarget[" + name + " at " + url + "]";
  }
}
