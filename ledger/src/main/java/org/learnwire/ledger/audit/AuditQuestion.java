package org.learnwire.ledger.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted.
 *
 * @param people of these only, also where they were among others; empty: of everybody
 * @param acts of these only, a word that ends in a dot standing for all that begin so; empty: all
 * @param from from this moment on
 * @param to before this moment
 * @param before of rows before this number; null: from the last on
 */
public record AuditQuestion(
    Set<String> people,
    Set<String> acts,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long before) {
  public static final AuditQuestion ALL = new AuditQuestion(Set.of(), Set.of(), null, null, null);

  public AuditQuestion {
    people = Set.copyOf(people);
    acts = Set.copyOf(acts);
  }

  /** What of everything was done about these people. */
  public static AuditQuestion about(Set<String> people) {
    return new AuditQuestion(people, Set.of(), null, null, null);
  }

  /** The condition on {@code a} and {@code c}, and its values are added to the list. */
  String condition(List<Object> values) {
    List<String> all = new ArrayList<>(List.of("1 = 1"));
    if (!people.isEmpty()) {
      String marks = "(" + "?, ".repeat(people.size() - 1) + "?)";
      // By two indexes: an "or" over two tables would go through every row there is.
      all.add(
          "a.seq in (select seq from audit_content where person_id in "
              + marks
              + " union select seq from audit_about where person_id in "
              + marks
              + ")");
      values.addAll(people);
      values.addAll(people);
    }
    if (!acts.isEmpty()) {
      List<String> any = new ArrayList<>();
      for (String act : acts) {
        any.add(act.endsWith(".") ? "c.act like ?" : "c.act = ?");
        values.add(act.endsWith(".") ? act + "%" : act);
      }
      all.add("(" + String.join(" or ", any) + ")");
    }
    bound(all, values, "a.at >= ?", from);
    bound(all, values, "a.at < ?", to);
    bound(all, values, "a.seq < ?", before);
    return String.join(" and ", all);
  }

  private static void bound(
      List<String> all, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      all.add(condition);
      values.add(value);
    }
  }
}
