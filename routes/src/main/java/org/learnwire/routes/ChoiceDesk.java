package org.learnwire.routes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnwire.people.Choice;
import org.learnwire.people.Choices;
import org.learnwire.people.Chosen;
import org.learnwire.people.RulingRefused;
import org.learnwire.people.Wishes;

/** Where a person says what they want for themselves. */
public final class ChoiceDesk {
  private static final String UNDO = "undo";

  private final Choices choices;
  private final PeopleDesk people;
  private final Clock clock;

  ChoiceDesk(Choices choices, PeopleDesk people, Clock clock) {
    this.choices = choices;
    this.people = people;
    this.clock = clock;
  }

  /** What holds for one whom a person names. */
  public Wishes of(String person) {
    return choices.of(people.person(person));
  }

  /** Everything one whom a person names ever chose, latest first. */
  public List<Chosen> history(String person) {
    return choices.history(people.person(person));
  }

  /**
   * Takes choices, all or none.
   *
   * @param wanted {@code word=value} each; the value {@code undo} takes the last one back
   */
  public String choose(String person, List<String> wanted, String who) {
    String id = people.person(person);
    Map<Choice, String> values = new EnumMap<>(Choice.class);
    List<Choice> undone = new ArrayList<>();
    for (String each : wanted) {
      int equals = each.indexOf('=');
      Choice choice = choice(equals < 0 ? each : each.substring(0, equals));
      String value = each.substring(equals + 1).strip();
      if (equals < 0 || value.isEmpty()) {
        throw new RulingRefused(each + " says nothing: write " + choice.word() + "=VALUE.");
      }
      if (value.equals(UNDO)) {
        undone.add(choice);
      } else {
        values.put(choice, value);
      }
    }
    return people.together(
        () -> {
          choices.choose(id, values, who, clock.instant());
          undone.forEach(choice -> choices.undo(id, choice, who, clock.instant()));
          return people.people().labelOf(id, false) + ": " + text(choices.of(id)) + ".";
        });
  }

  /** What holds, in the words it is chosen with. */
  public static String text(Wishes wishes) {
    return Arrays.stream(Choice.values())
        .flatMap(choice -> wishes.holds(choice).map(value -> choice.word() + "=" + value).stream())
        .collect(Collectors.joining(", "));
  }

  private static Choice choice(String word) {
    return Choice.of(word.strip())
        .orElseThrow(
            () ->
                new RulingRefused(
                    word
                        + " is nothing to choose; known: "
                        + Arrays.stream(Choice.values())
                            .map(Choice::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
