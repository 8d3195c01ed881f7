package org.learnwire.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts people together, one pair after the other, but never two of whom a split says no. */
final class Unions {
  private final Map<String, String> parents = new HashMap<>();
  private final List<Ruling> splits;

  Unions(Collection<Ruling> rulings) {
    splits = rulings.stream().filter(r -> r.kind() == Ruling.Kind.SPLIT).toList();
  }

  /** A name for everyone that this one was put together with. */
  String of(String id) {
    String top = id;
    while (parents.containsKey(top)) {
      top = parents.get(top);
    }
    return top;
  }

  void join(String one, String other) {
    String a = of(one);
    String b = of(other);
    if (!a.equals(b) && against(a, b) == null) {
      parents.put(b, a);
    }
  }

  /** The split that keeps these two apart; null when none does. */
  @org.jspecify.annotations.Nullable
  Ruling against(String one, String other) {
    String a = of(one);
    String b = of(other);
    for (Ruling split : splits) {
      String first = of(split.first());
      String second = of(String.valueOf(split.second()));
      if ((first.equals(a) && second.equals(b)) || (first.equals(b) && second.equals(a))) {
        return split;
      }
    }
    return null;
  }
}
