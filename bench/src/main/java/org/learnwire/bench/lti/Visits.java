package org.learnwire.bench.lti;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.learnwire.bench.http.Reply;
import org.learnwire.bench.lrs.Measured;
import org.learnwire.bench.lrs.Processes;
import org.learnwire.bench.lrs.Tally;
import org.learnwire.bench.report.Row;

/** People who launch at the same time, each with a browser of their own. */
final class Visits {
  private static final String KNOWN = "Person ";

  private final URI tool;
  private final URI platform;
  private final Campus campus;
  private final Processes processes;

  Visits(URI tool, URI platform, Campus campus, Processes processes) {
    this.tool = tool;
    this.platform = platform;
    this.campus = campus;
    this.processes = processes;
  }

  /**
   * Everybody launches again and again: a row whose times are the tool's for its answers of one
   * launch, without the platform's.
   *
   * @param rate launches a second of all together, each begun when its time has come; 0: as fast as
   *     they are answered
   * @param pages whether everybody waits for the page too that the launch leads to
   */
  Row launches(String name, int users, double rate, double seconds, boolean pages)
      throws InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    Measured measured = new Measured(processes);
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    for (int i = 0; i < users; i++) {
      Tally tally = new Tally();
      int user = i;
      tallies.add(tally);
      threads.add(
          new Thread(() -> visits(user, users, rate, began, end, pages, tally), "user-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Tally all = new Tally();
    tallies.forEach(all::addAll);
    return measured.row(name, users, all);
  }

  private void visits(
      int user, int users, double rate, long began, long end, boolean pages, Tally tally) {
    Random dice = new Random(user);
    try (Visitor visitor = new Visitor(tool, platform)) {
      for (long turn = 0; ; turn++) {
        long due = rate == 0 ? 0 : began + (long) ((user + turn * users) / rate * 1e9);
        await(due);
        if (System.nanoTime() >= end) {
          return;
        }
        visit(visitor, dice.nextLong(campus.people()), turn == 0, pages, tally);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (due > 0 && left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private static void visit(
      Visitor visitor, long person, boolean read, boolean pages, Tally tally) {
    try {
      Reply launched = visitor.launch("learner-" + person, "loop");
      Reply done = pages || read ? visitor.page() : launched;
      // A page that knows nobody would be quick; the name is looked for once per browser.
      if (read && !Visitor.text(done).contains(KNOWN + (person + 1))) {
        throw new IOException("the page does not say who launched");
      }
      tally.count(pages ? done : launched, 1);
    } catch (IOException e) {
      tally.lost(String.valueOf(e.getMessage()));
    }
  }

  /**
   * One browser looks at a page of people who lead others, or of those who teach, one after the
   * other. Its time is the page's alone, for somebody who mostly looks for the first time.
   *
   * @param paths one for each look, again and again
   */
  Row looks(String name, String role, List<String> paths, int looks, double seconds)
      throws IOException {
    Tally tally = new Tally();
    Random dice = new Random(looks);
    try (Visitor visitor = new Visitor(tool, platform)) {
      Measured measured = new Measured(processes);
      for (int i = 0; i < looks && measured.seconds() < seconds; i++) {
        // Not the page itself: whoever looks for the first time on a day is written down.
        visitor.launch("learner-" + dice.nextLong(campus.leaders()), role);
        Reply page = visitor.look(paths.get(i % paths.size()));
        if (i == 0 && !Visitor.text(page).contains("report-1") && role.equals("loop")) {
          throw new IOException("the team has nobody in it");
        }
        tally.count(page, 1);
      }
      return measured.row(name, 1, tally);
    }
  }
}
