package org.learnwire.app.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.learnwire.app.pages.AskedView;
import org.learnwire.app.pages.PeoplePages;
import org.learnwire.app.pages.ProposalPages;
import org.learnwire.app.pages.ProposalsView;
import org.learnwire.app.pages.QuestionView;
import org.learnwire.app.pages.QuestionView.Kind;
import org.learnwire.app.pages.QuestionView.Word;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ledger.Entry;
import org.learnwire.lrs.Sees;
import org.learnwire.lrs.Sight;
import org.learnwire.people.People;
import org.learnwire.people.PersonInTime;
import org.learnwire.routes.AnswerRefused;
import org.learnwire.routes.Journey;
import org.learnwire.routes.Proposals;
import org.learnwire.xapi.Uuids;
import org.springframework.stereotype.Component;

/** What asks people, at the pages. */
@Component
class JourneyProposals implements ProposalPages {
  private static final int FOUND = 50;
  private static final List<Word> WORDS =
      List.of(
          new Word("title", "", Kind.LINE),
          new Word("description", "", Kind.TEXT),
          new Word("dueDate", "", Kind.DATE),
          new Word("text", "", Kind.TEXT));

  private final Journey journey;
  private final People people;
  private final PeopleViews views;
  private final EntryViews entries;
  private final Sight sight;

  JourneyProposals(Journey journey, AppSettings settings) {
    this.journey = journey;
    this.people = journey.people();
    this.views = new PeopleViews(journey);
    this.sight = Sight.of(settings.policy().visibility(), Sees.COACH);
    this.entries = new EntryViews(journey, views, sight);
  }

  @Override
  public ProposalsView proposals(String search, boolean names) {
    Map<String, Integer> asked = new TreeMap<>();
    journey
        .proposals()
        .asked()
        .forEach((id, open) -> asked.merge(people.speaking(id), open, Integer::sum));
    List<String> ids =
        search.isEmpty() ? List.copyOf(asked.keySet()) : people.whoIsWho().search(search, FOUND);
    List<ProposalsView.Asked> found = new ArrayList<>();
    for (String id : ids.stream().filter(views::lists).toList()) {
      found.add(new ProposalsView.Asked(id, views.label(id, names), asked.getOrDefault(id, 0)));
    }
    found.sort(Comparator.comparing(each -> people.labelOf(each.id(), false)));
    long open = asked.values().stream().mapToLong(Integer::longValue).sum();
    return new ProposalsView(search, found.stream().limit(FOUND).toList(), open);
  }

  @Override
  public Optional<AskedView> asked(String person, boolean names) {
    return Uuids.parse(person)
        .flatMap(id -> people.whoIsWho().history(id.toString()))
        .map(PersonInTime::id)
        .map(id -> new AskedView(id, views.label(id, names), questions(id, names)));
  }

  @Override
  public List<QuestionView> questions(String person, boolean names) {
    return journey.database().read(tx -> asking(person, names));
  }

  private List<QuestionView> asking(String person, boolean names) {
    Proposals proposals = journey.proposals();
    return proposals.asking(person).stream()
        .filter(each -> !entries.hides(each.entry()))
        .map(
            each ->
                new QuestionView(
                    entries.of(each.entry(), names),
                    QuestionView.Role.valueOf(each.as().name()),
                    proposals.evidence(each.entry(), sight::shows),
                    each.until(),
                    words(each)))
        .toList();
  }

  private static List<Word> words(Proposals.Question question) {
    Entry entry = question.entry();
    return WORDS.stream()
        .filter(word -> question.may().contains(word.field()))
        .map(
            word -> new Word(word.field(), entry.fields().path(word.field()).asText(), word.kind()))
        .toList();
  }

  @Override
  public PeoplePages.Said accept(String person, String id, Map<String, String> words) {
    return said(() -> journey.proposals().accept(person, id, words, who(person)));
  }

  @Override
  public PeoplePages.Said refuse(String person, String id, String why) {
    return said(() -> journey.proposals().refuse(person, id, why, who(person)));
  }

  private String who(String person) {
    String label = people.labelOf(person, false);
    SignedIn here = SignedIn.here();
    boolean launched = here.roles().isEmpty() && here.personId() == null;
    return launched || here.isPerson(person)
        ? label + " at the page"
        : here.name() + " for " + label;
  }

  private PeoplePages.Said said(Supplier<String> answer) {
    try {
      PeoplePages.Said said = new PeoplePages.Said(true, List.of(answer.get()));
      journey.wake();
      return said;
    } catch (AnswerRefused refused) {
      return new PeoplePages.Said(false, List.of(String.valueOf(refused.getMessage())));
    }
  }
}
