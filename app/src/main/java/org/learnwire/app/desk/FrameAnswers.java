package org.learnwire.app.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnwire.app.pages.AskedView;
import org.learnwire.app.pages.EntryView;
import org.learnwire.app.pages.PeoplePages;
import org.learnwire.app.pages.ProposalPages;
import org.learnwire.app.pages.QuestionView;
import org.learnwire.ltitool.pages.AnswerDesk;
import org.springframework.stereotype.Component;

/** What asks a person, in the frame: the same questions as on the page of proposals. */
@Component
class FrameAnswers implements AnswerDesk {
  private final ProposalPages proposals;

  FrameAnswers(ProposalPages proposals) {
    this.proposals = proposals;
  }

  @Override
  public List<Question> asked(String person) {
    return proposals.asked(person, true).map(AskedView::questions).orElse(List.of()).stream()
        .map(FrameAnswers::question)
        .toList();
  }

  private static Question question(QuestionView view) {
    EntryView entry = view.entry();
    Map<String, String> fields = entry.fields();
    return new Question(
        entry.id(),
        kind(view),
        entry.person().label(),
        fields.getOrDefault("title", ""),
        fields.getOrDefault("text", fields.getOrDefault("description", "")),
        FrameDesk.date(fields.getOrDefault("dueDate", "")),
        entry.system(),
        entry.because(),
        view.until(),
        view.words().stream()
            .map(
                word ->
                    new Word(
                        word.field(), word.value(), word.kind().name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static Kind kind(QuestionView view) {
    return switch (view.role()) {
      case LEARNER -> view.goal() ? Kind.GOAL : Kind.SENTENCE;
      case SENDER -> Kind.THANKS;
      case MANAGER -> Kind.AGREE;
    };
  }

  @Override
  public Said accept(String person, String id, Map<String, String> words) {
    return said(proposals.accept(person, id, words));
  }

  @Override
  public Said refuse(String person, String id, String why) {
    return said(proposals.refuse(person, id, why));
  }

  private static Said said(PeoplePages.Said said) {
    return new Said(said.taken(), said.taken() ? null : String.join(" ", said.lines()));
  }
}
