package org.learnwire.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.desk.ReviewAnswers;
import org.learnwire.routes.PeopleDesk;

/**
 * What a command says of who is who, here or to the server that holds the data.
 *
 * @param words what it is said of: two people, an account and a person, a ruling, a CSV text, or a
 *     person and what they choose
 * @param from first day on which an account is theirs
 * @param to last day of it
 */
public record PeopleRequest(
    Action action,
    List<String> words,
    @Nullable String from,
    @Nullable String to,
    String who,
    String why) {

  /** What is said. */
  public enum Action {
    DECIDE,
    MERGE,
    SPLIT,
    UNDO,
    IMPORT,
    CHOOSE
  }

  public PeopleRequest {
    words = List.copyOf(words);
  }

  /** The same, said by another. */
  PeopleRequest by(String name) {
    return new PeopleRequest(action, words, from, to, name, why);
  }

  /** Says it; a line for each thing that is so from now on. */
  public List<String> lines(PeopleDesk desk) {
    return switch (action) {
      case DECIDE -> List.of(desk.means(words.get(0), words.get(1), day(from), day(to), who, why));
      case MERGE -> List.of(desk.merge(words.get(0), words.get(1), who, why));
      case SPLIT ->
          List.of(
              words.size() == 1
                  ? desk.splitOff(words.get(0), who, why)
                  : desk.split(words.get(0), words.get(1), who, why));
      case UNDO -> List.of(desk.undo(Long.parseLong(words.get(0)), who, why));
      case IMPORT -> new ReviewAnswers(desk).take(words.get(0), who);
      case CHOOSE ->
          List.of(desk.choices().choose(words.get(0), words.subList(1, words.size()), who));
    };
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    return Optional.ofNullable(text).map(LocalDate::parse).orElse(null);
  }
}
