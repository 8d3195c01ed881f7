package org.learnwire.workshop.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came otherwise than a conversation says, a sentence each. */
final class Differences {
  private final List<String> all = new ArrayList<>();

  void same(String what, @Nullable Object expected, @Nullable Object found) {
    if (!Objects.equals(expected, found)) {
      add("%s: expected %s, found %s".formatted(what, shown(expected), shown(found)));
    }
  }

  /** Lists are compared from their beginning: the first that differs explains the rest. */
  void sameLists(String what, List<String> expected, List<String> found) {
    int both = Math.min(expected.size(), found.size());
    for (int i = 0; i < both; i++) {
      if (!expected.get(i).equals(found.get(i))) {
        add(
            "%s, number %d:%n    expected %s%n    found    %s"
                .formatted(what, i + 1, expected.get(i), found.get(i)));
        return;
      }
    }
    if (expected.size() != found.size()) {
      String first = (expected.size() > both ? expected : found).get(both);
      add(
          "%s: expected %d, found %d; the first that is %s: %s"
              .formatted(
                  what,
                  expected.size(),
                  found.size(),
                  expected.size() > both ? "missing" : "too many",
                  first));
    }
  }

  void contains(String what, String text, String part) {
    if (!text.contains(part)) {
      add("%s: expected to find \"%s\" in \"%s\"".formatted(what, part, text));
    }
  }

  void none(String what, List<String> found) {
    found.forEach(each -> add(what + ": " + each));
  }

  void add(String sentence) {
    all.add(sentence);
  }

  List<String> all() {
    return List.copyOf(all);
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : value.toString();
  }
}
