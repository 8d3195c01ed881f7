package org.learnwire.routes.chaos;

import static org.learnwire.routes.chaos.Vendors.BOB;
import static org.learnwire.routes.chaos.Vendors.CHAT;
import static org.learnwire.routes.chaos.Vendors.CRM;
import static org.learnwire.routes.chaos.Vendors.GROWTH;
import static org.learnwire.routes.chaos.Vendors.HR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.learnwire.ledger.NewEntry;
import org.learnwire.ledger.WriteClass;

/**
 * What was decided about people, in an order that a seed draws: goals through their life, thanks.
 */
final class Decided {
  private final Random random;
  private final List<String> people;
  private final String course;
  private final List<Deque<NewEntry>> lives = new ArrayList<>();
  private int made;

  /**
   * @param people known to every system
   * @param course a training type of the HR system
   */
  Decided(long seed, List<String> people, String course) {
    this.random = new Random(seed);
    this.people = people;
    this.course = course;
  }

  /** So many decisions; those about one goal in the order of its life. */
  List<NewEntry> some(int count) {
    for (String person : people) {
      progress(life(), GROWTH, person, growth(person), 3);
    }
    while (made < 2 * count) {
      switch (random.nextInt(8)) {
        case 0, 1 -> goal(HR, WriteClass.LOOKUP);
        case 2, 3 -> goal(BOB, WriteClass.LOOKUP);
        case 4 -> goal(CRM, WriteClass.OWN_KEY);
        case 5 -> training();
        default -> words();
      }
    }
    List<NewEntry> all = new ArrayList<>();
    while (all.size() < count) {
      Deque<NewEntry> life = lives.get(random.nextInt(lives.size()));
      if (!life.isEmpty()) {
        all.add(life.poll());
      }
    }
    return all;
  }

  /** Everybody has one goal there from the start, and it is ours. */
  static String growth(String person) {
    return "goal/" + person + "/growth";
  }

  private Deque<NewEntry> life() {
    Deque<NewEntry> life = new ArrayDeque<>();
    lives.add(life);
    return life;
  }

  private void goal(String connection, WriteClass writeClass) {
    Deque<NewEntry> life = life();
    String person = person();
    String target = "goal/" + person + "/" + made;
    ObjectNode fields = Staff.fields().put("title", "Learn " + made).put("dueDate", "2027-06-30");
    fields.put("startDate", "2026-12-01");
    add(life, person, connection, "goal.create", writeClass, target, fields);
    progress(life, connection, person, target, random.nextInt(4));
    if (connection.equals(HR) && random.nextInt(3) == 0) {
      add(life, person, HR, "goal.close", WriteClass.LOOKUP, target, Staff.fields());
    }
  }

  private void progress(
      Deque<NewEntry> life, String connection, String person, String target, int steps) {
    for (int step = 1; step <= steps; step++) {
      ObjectNode fields = Staff.fields().put("progressPercent", 10 * step + random.nextInt(9));
      add(life, person, connection, "goal.progress", WriteClass.OWN_KEY, target, fields);
    }
  }

  private void training() {
    ObjectNode fields = Staff.fields().put("title", course).put("completedDate", "2026-11-19");
    String target = "learning.record/" + made;
    add(life(), person(), HR, "learning.record", WriteClass.LOOKUP, target, fields);
  }

  private void words() {
    String connection = List.of(CHAT, CRM, GROWTH).get(random.nextInt(3));
    boolean praise = !connection.equals(CHAT) || random.nextBoolean();
    String write = praise ? "recognition.give" : "message.send";
    ObjectNode fields = Staff.fields().put("text", "Well done, number lw-" + ref(made));
    if (!praise) {
      fields.put("to", "learner");
    }
    add(life(), person(), connection, write, WriteClass.NONE, write + "/" + made, fields);
  }

  private void add(
      Deque<NewEntry> life,
      String person,
      String connection,
      String write,
      WriteClass writeClass,
      String target,
      ObjectNode fields) {
    life.add(Staff.decision(ref(made), person, connection, write, writeClass, target, fields));
    made++;
  }

  private static String ref(int number) {
    return "%06d-".formatted(number);
  }

  private String person() {
    return people.get(random.nextInt(people.size()));
  }
}
