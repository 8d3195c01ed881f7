package org.learnwire.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Tx;

/**
 * Which HR records are one person: those that somebody merged, and those with one number of one
 * issuer that were employed at the same time in two systems, or that also share an address or an
 * SSO id. Nobody is put together against a split. It follows from the records and the rulings
 * alone, so undoing a ruling gives what was before it.
 */
final class Clusters {
  private Clusters() {}

  /** What was found of one record. */
  private record Node(Persons.Row row, @Nullable Account now, Employment employment) {
    String id() {
      return row.id();
    }
  }

  /**
   * Looks anew at these and whatever hangs together with them; returns ids of whom another speaks
   * for now.
   */
  static Set<String> look(Tx tx, Collection<String> ids, Instant at) throws SQLException {
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<Long, Ruling> rulings = new TreeMap<>();
    gather(tx, ids, nodes, rulings);
    List<Node> inAge =
        nodes.values().stream()
            .sorted(
                Comparator.comparing((Node node) -> node.row().created()).thenComparing(Node::id))
            .toList();
    Unions unions = new Unions(rulings.values());
    merge(rulings.values(), unions);
    for (int i = 0; i < inAge.size(); i++) {
      for (int j = i + 1; j < inAge.size(); j++) {
        if (areOne(inAge.get(i), inAge.get(j))) {
          unions.join(inAge.get(i).id(), inAge.get(j).id());
        }
      }
    }
    Set<String> changed = save(tx, inAge, unions);
    doubts(tx, inAge, unions, rulings.values(), at);
    return changed;
  }

  /** Whom merges that stand put together with these; or all who are one now, splits aside. */
  static Unions together(Tx tx, Collection<String> ids, boolean asNow) throws SQLException {
    Map<String, Node> nodes = new LinkedHashMap<>();
    Map<Long, Ruling> rulings = new TreeMap<>();
    gather(tx, ids, nodes, rulings);
    Unions unions = new Unions(rulings.values());
    merge(rulings.values(), unions);
    for (Node node : nodes.values()) {
      if (asNow) {
        unions.join(node.row().person(), node.id());
      }
    }
    return unions;
  }

  /** True when nothing joins this record with another: the common case, by one question. */
  static boolean alone(Tx tx, Account record) throws SQLException {
    String id = String.valueOf(record.personId());
    return tx.one(
            "select (select count(*) from account where kind = 'employee' and issuer = ?"
                + " and number_key = ? and valid_to is null),"
                + " (select count(*) from person_ruling where (first = ? or second = ?)"
                + " and undone_at is null),"
                + " (select count(*) from person where same_as = ? or (id = ? and same_as is not null))",
            r -> r.getLong(1) <= 1 && r.getLong(2) == 0 && r.getLong(3) == 0,
            record.issuer(),
            record.numberKey(),
            id,
            id,
            id,
            id)
        .orElse(false);
  }

  private static void merge(Collection<Ruling> rulings, Unions unions) {
    for (Ruling ruling : rulings) {
      if (ruling.kind() == Ruling.Kind.MERGE) {
        unions.join(ruling.first(), String.valueOf(ruling.second()));
      }
    }
  }

  private static void gather(
      Tx tx, Collection<String> ids, Map<String, Node> nodes, Map<Long, Ruling> rulings)
      throws SQLException {
    Deque<String> toSee = new ArrayDeque<>(ids);
    Set<String> seen = new HashSet<>();
    while (!toSee.isEmpty()) {
      String id = toSee.removeFirst();
      if (!seen.add(id)) {
        continue;
      }
      List<Persons.Row> rows = Persons.rows(tx, Persons.speaking(tx, id));
      for (Persons.Row row : rows) {
        if (row.id().equals(id)) {
          nodes.put(id, node(tx, row));
        } else {
          toSee.add(row.id());
        }
      }
      for (Ruling ruling : Rulings.pairs(tx, id)) {
        rulings.put(ruling.id(), ruling);
        toSee.add(ruling.first());
        toSee.add(String.valueOf(ruling.second()));
      }
      Node node = nodes.get(id);
      if (node != null && node.now() != null) {
        toSee.addAll(withNumber(tx, node.now().issuer(), node.now().numberKey()));
      }
    }
  }

  /** The people made by records that have the number now. */
  static List<String> withNumber(Tx tx, @Nullable String issuer, @Nullable String number)
      throws SQLException {
    return issuer == null || number == null
        ? List.of()
        : tx.list(
            "select person_id from account where kind = 'employee' and issuer = ?"
                + " and number_key = ? and valid_to is null",
            r -> r.getString(1),
            issuer,
            number);
  }

  private static Node node(Tx tx, Persons.Row row) throws SQLException {
    List<Account> states = Accounts.everyState(tx, "kind = 'employee' and person_id = ?", row.id());
    Account now = states.isEmpty() ? null : states.get(states.size() - 1);
    return new Node(row, now, new Employment(states));
  }

  private static boolean areOne(Node one, Node other) {
    return shareNumber(one, other)
        && (shareAddress(one, other)
            || (one.employment().meets(other.employment())
                && !connection(one).equals(connection(other))));
  }

  private static boolean shareNumber(Node one, Node other) {
    return one.now() != null
        && other.now() != null
        && one.now().issuer() != null
        && one.now().numberKey() != null
        && one.now().issuer().equals(other.now().issuer())
        && one.now().numberKey().equals(other.now().numberKey());
  }

  private static boolean shareAddress(Node one, Node other) {
    Account a = Objects.requireNonNull(one.now());
    Account b = Objects.requireNonNull(other.now());
    return (a.email() != null && a.email().equals(b.email()))
        || (a.ssoId() != null && a.ssoId().equals(b.ssoId()));
  }

  private static UUID connection(Node node) {
    return Objects.requireNonNull(node.now()).connectionId();
  }

  private static Set<String> save(Tx tx, List<Node> inAge, Unions unions) throws SQLException {
    Map<String, String> speaks = new HashMap<>();
    Set<String> changed = new TreeSet<>();
    for (Node node : inAge) {
      String speaker = speaks.computeIfAbsent(unions.of(node.id()), union -> node.id());
      String sameAs = speaker.equals(node.id()) ? null : speaker;
      if (!Objects.equals(sameAs, node.row().sameAs())) {
        Persons.join(tx, node.id(), sameAs);
        changed.add(node.id());
      }
    }
    return changed;
  }

  /** A number given again, or somebody come back: only a person can say which. */
  private static void doubts(
      Tx tx, List<Node> inAge, Unions unions, Collection<Ruling> rulings, Instant at)
      throws SQLException {
    for (int j = 0; j < inAge.size(); j++) {
      Node later = inAge.get(j);
      if (later.now() == null) {
        continue;
      }
      List<String> couldBe = new ArrayList<>();
      for (Node earlier : inAge.subList(0, j)) {
        boolean open =
            shareNumber(earlier, later)
                && !unions.of(earlier.id()).equals(unions.of(later.id()))
                && !earlier.employment().meets(later.employment())
                && rulings.stream().noneMatch(r -> r.isAbout(earlier.id(), later.id()));
        if (open) {
          couldBe.add(earlier.id());
        }
      }
      couldBe.add(later.id());
      Reviews.keep(
          tx,
          later.now(),
          couldBe.size() == 1
              ? new Resolution.Known(later.id())
              : new Resolution.Ambiguous(couldBe, Review.CAME_BACK),
          at);
    }
  }
}
