package org.learnwire.app.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.app.pages.EntryView;
import org.learnwire.app.pages.PeoplePages;
import org.learnwire.app.pages.ProposalPages;
import org.learnwire.app.pages.QuestionView;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.ltitool.pages.AnswerDesk;
import org.learnwire.ltitool.pages.Deed;
import org.learnwire.routes.Journey;
import org.springframework.stereotype.Component;

/** What asks a person, in the frame: the same questions as on the page of proposals. */
@Component
class FrameAnswers implements AnswerDesk {
  /** Of many grounds the latest are told. */
  private static final int TOLD = 3;

  private final ProposalPages proposals;
  private final Journey journey;
  private final FrameFacts facts;
  private final Sight sight;

  FrameAnswers(ProposalPages proposals, Journey journey, AppSettings settings) {
    this.proposals = proposals;
    this.journey = journey;
    this.facts = new FrameFacts(journey, Journeys.visibility(journey, settings));
    this.sight = Sight.of(settings.policy().visibility(), Sees.COACH);
  }

  @Override
  public List<Question> asked(String person, Locale locale) {
    return proposals.questions(person, true).stream().map(view -> question(view, locale)).toList();
  }

  private List<Deed> rests(String entry, Locale locale) {
    return journey.proposals().causes(UUID.fromString(entry), sight::shows).stream()
        .map(stored -> facts.deed(new Fact(stored, facts.day(stored)), locale))
        .sorted(Comparator.comparing(Deed::day).reversed())
        .limit(TOLD)
        .toList();
  }

  private Question question(QuestionView view, Locale locale) {
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
        rests(entry.id(), locale),
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
