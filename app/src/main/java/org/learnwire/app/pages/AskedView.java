package org.learnwire.app.pages;

import java.util.List;

/** One person, and what asks them now. */
public record AskedView(String id, PersonLabel person, List<QuestionView> questions) {
  public AskedView {
    questions = List.copyOf(questions);
  }

  /** Of the questions this one, if it is still open. */
  AskedView only(String entry) {
    return new AskedView(
        id, person, questions.stream().filter(each -> each.entry().id().equals(entry)).toList());
  }
}
