package org.learnwire.app.pages;

import java.util.List;

/** One person, and what asks them now. */
public record AskedView(String id, PersonLabel person, List<QuestionView> questions) {
  public AskedView {
    questions = List.copyOf(questions);
  }
}
