package org.learnwire.app;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnwire.routes.PeopleDesk;
import org.learnwire.routes.Proposals;

/**
 * A person's answer to what asks them, given by a command, here or to the server that holds the
 * data.
 *
 * @param person who answers: a number, an address or CONNECTION/ID
 * @param words fields in the person's own words
 * @param why a reason for a no; null: none
 */
public record ProposalRequest(
    boolean yes,
    String person,
    String id,
    Map<String, String> words,
    @Nullable String why,
    String who) {
  public ProposalRequest {
    words = Map.copyOf(words);
  }

  /** Answers; says what becomes of it. */
  public List<String> lines(PeopleDesk people, Proposals proposals) {
    String asked = people.person(person);
    return List.of(
        yes
            ? proposals.accept(asked, id, words, who)
            : proposals.refuse(asked, id, why == null ? "" : why, who));
  }
}
