package org.learnwire.routes.chaos;

import java.util.concurrent.atomic.AtomicInteger;
import org.learnwire.database.WriteListener;
import org.learnwire.kit.http.Tap;

/**
 * Where the program dies: from that moment nothing more is written down and nothing more leaves. It
 * stands at the two places where a program touches the world, its database and its wire.
 */
final class Death implements Tap, WriteListener {

  /** The named points. */
  enum Point {
    /** Within the unit of work that takes decisions in. */
    BEFORE_DECIDED,
    /** Right after it. */
    AFTER_DECIDED,
    /** Before it is written down that something is being sent. */
    BEFORE_HANDED_OVER,
    /** That is written down, and nothing has left. */
    NOT_SENT,
    /** The request is on its way, or being worked on. */
    SENT_WITHOUT_REPLY,
    /** The reply is here, and nobody has written it down. */
    REPLY_BEFORE_ACK,
    /** In the middle of writing it down. */
    WITHIN_RECEIPT,
    /** While something unknown is looked for. */
    LOOKING,
    /** What was done is taken back over there, and nobody has written it down. */
    UNDO,
    /** The vendor has given a new token. */
    TOKEN,
    /** In the first writes after a start. */
    RECOVERY,
    /** Anywhere else. */
    ANY_WRITE
  }

  /** Thrown by whatever is tried afterwards. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Point point;
  private final AtomicInteger left;
  private final Runnable lastBreath;
  private volatile boolean dead;

  /**
   * @param nth dies when the point is passed for this time
   * @param lastBreath what happens to the request that is on its way then
   */
  Death(Point point, int nth, Runnable lastBreath) {
    this.lastBreath = lastBreath;
    this.point = point;
    this.left = new AtomicInteger(nth);
  }

  Point point() {
    return point;
  }

  boolean isDead() {
    return dead;
  }

  /** The last thing that is done before it. */
  void passes(Point passed) {
    if (passed == point && left.decrementAndGet() == 0) {
      dead = true;
    }
    stopIfDead();
  }

  private void stopIfDead() {
    if (dead) {
      throw new Killed();
    }
  }

  @Override
  public void beforeWrite(String unit, long number) {
    switch (unit) {
      case "decide" -> passes(Point.BEFORE_DECIDED);
      case "send an entry" -> passes(Point.BEFORE_HANDED_OVER);
      case "receipt" -> passes(Point.WITHIN_RECEIPT);
      case "recover the ledger" -> passes(Point.RECOVERY);
      default -> {}
    }
    passes(Point.ANY_WRITE);
  }

  @Override
  public void asks(Asked asked) {
    stopIfDead();
    if (isWrite(asked)) {
      passes(Point.NOT_SENT);
      if (point == Point.SENT_WITHOUT_REPLY && makesGoal(asked) && left.decrementAndGet() == 0) {
        // The request leaves all the same.
        lastBreath.run();
        dead = true;
      }
    }
  }

  @Override
  public Told heard(Asked asked, Told told) {
    stopIfDead();
    if (isToken(asked)) {
      passes(Point.TOKEN);
    } else if (asked.method().equals("DELETE")) {
      passes(Point.UNDO);
    } else if (isWrite(asked)) {
      passes(Point.REPLY_BEFORE_ACK);
    } else {
      passes(Point.LOOKING);
    }
    return told;
  }

  private static boolean makesGoal(Asked asked) {
    return asked.method().equals("POST") && asked.url().endsWith("/goals");
  }

  private static boolean isToken(Asked asked) {
    return asked.url().endsWith("/token");
  }

  private static boolean isWrite(Asked asked) {
    return !asked.method().equals("GET") && !asked.url().endsWith("/search") && !isToken(asked);
  }
}
