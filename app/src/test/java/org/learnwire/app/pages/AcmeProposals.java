package org.learnwire.app.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.app.pages.QuestionView.Kind;
import org.learnwire.app.pages.QuestionView.Role;
import org.learnwire.app.pages.QuestionView.Word;

/** What asks Acme's people. */
final class AcmeProposals implements ProposalPages {
  private final Acme acme;

  AcmeProposals(Acme acme) {
    this.acme = acme;
  }

  @Override
  public ProposalsView proposals(String search, boolean names) {
    PersonLabel ana = AcmeEntries.people("", names).found().rows().get(0).person();
    boolean none = acme.empty || !search.isEmpty() && !search.equals("E1004");
    return new ProposalsView(
        search,
        none ? List.of() : List.of(new ProposalsView.Asked(AcmeEntries.PERSON, ana, 3)),
        acme.empty ? 0 : 3);
  }

  @Override
  public Optional<AskedView> asked(String person, boolean names) {
    if (!person.equals(AcmeEntries.PERSON)) {
      return Optional.empty();
    }
    PersonLabel ana = AcmeEntries.people("", names).found().rows().get(0).person();
    return Optional.of(new AskedView(person, ana, acme.empty ? List.of() : questions(names)));
  }

  @Override
  public List<QuestionView> questions(String person, boolean names) {
    return asked(person, names).map(AskedView::questions).orElse(List.of());
  }

  private static List<QuestionView> questions(boolean names) {
    EntryView thanks = AcmeEntries.all().get(0);
    EntryView goal = AcmeEntries.lostGoal();
    LocalDate until = LocalDate.of(2026, 12, 22);
    List<String> evidence =
        List.of("2026-11-21: observed applying “Open the refund call”, told by academy");
    return List.of(
        new QuestionView(
            names ? AcmeEntries.withNames(goal) : goal,
            Role.LEARNER,
            evidence,
            until,
            List.of(
                new Word("title", "Ask before you answer", Kind.LINE),
                new Word("description", "", Kind.TEXT),
                new Word("dueDate", "2027-02-20", Kind.DATE))),
        new QuestionView(
            names ? AcmeEntries.withNames(thanks) : thanks,
            Role.SENDER,
            evidence,
            until,
            List.of(new Word("text", "Thank you, {learner}: well done.", Kind.TEXT))),
        new QuestionView(
            names ? AcmeEntries.withNames(goal) : goal, Role.MANAGER, List.of(), until, List.of()));
  }

  @Override
  public PeoplePages.Said accept(String person, String id, Map<String, String> words) {
    throw new IllegalStateException("people answer on their own pages");
  }

  @Override
  public PeoplePages.Said refuse(String person, String id, String why) {
    throw new IllegalStateException("people answer on their own pages");
  }
}
