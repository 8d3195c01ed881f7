package org.learnwire.app.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnwire.app.pages.Listing;
import org.learnwire.app.pages.PeoplePages;
import org.learnwire.app.pages.PeopleView;
import org.learnwire.app.pages.PersonView;
import org.learnwire.app.pages.RulingView;
import org.learnwire.app.signin.Named;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ledger.SeenGoal;
import org.learnwire.ledger.SeenGoals;
import org.learnwire.people.AccountInTime;
import org.learnwire.people.People;
import org.learnwire.people.PersonInTime;
import org.learnwire.people.Post;
import org.learnwire.people.Review;
import org.learnwire.people.Ruling;
import org.learnwire.people.RulingRefused;
import org.learnwire.routes.Journey;
import org.learnwire.routes.PeopleDesk;
import org.learnwire.xapi.Uuids;
import org.springframework.stereotype.Component;

/** People at the pages, and what a person says there of who is who. */
@Component
class JourneyPeople implements PeoplePages {
  private static final int FOUND = 50;
  private static final int RULINGS = 20;

  private final Journey journey;
  private final People people;
  private final PeopleViews views;

  JourneyPeople(Journey journey) {
    this.journey = journey;
    this.people = journey.people();
    this.views = new PeopleViews(journey);
  }

  @Override
  public PeopleView people(String search, boolean names) {
    PeopleDesk desk = journey.peopleDesk();
    People.Counts counts = people.counts();
    List<String> ids =
        search.isEmpty()
            ? people.whoIsWho().list(FOUND, 0)
            : people.whoIsWho().search(search, FOUND);
    List<PeopleView.Found> found =
        ids.stream()
            .filter(views::lists)
            .map(id -> new PeopleView.Found(id, views.label(id, names), desk.records(id)))
            .toList();
    long total = search.isEmpty() ? counts.people() : found.size();
    return new PeopleView(
        search,
        new Listing<>(found, total, journey.clock().instant()),
        rulings(people.whoIsWho().rulings(RULINGS), desk, names),
        counts.people(),
        counts.accounts(),
        counts.unknownToHr());
  }

  @Override
  public Optional<PersonView> person(String id, boolean names) {
    PeopleDesk desk = journey.peopleDesk();
    return Uuids.parse(id)
        .flatMap(uuid -> people.whoIsWho().history(uuid.toString()))
        .map(
            person ->
                new PersonView(
                    person.id(),
                    views.label(person.id(), names),
                    people
                        .org()
                        .managerOf(person.id())
                        .map(m -> views.label(m, names))
                        .orElse(null),
                    lines(person, desk, names),
                    goals(person.id(), names),
                    rulings(person.rulings(), desk, names)));
  }

  private List<PersonView.AccountLine> lines(PersonInTime person, PeopleDesk desk, boolean names) {
    boolean several = person.records().size() > 1;
    Instant now = journey.clock().instant();
    return person.accounts().stream()
        .map(
            account -> {
              String place = desk.place(account);
              int slash = place.indexOf('/');
              return new PersonView.AccountLine(
                  slash < 0 ? place : place.substring(0, slash),
                  slash < 0 ? account.remoteId() : place.substring(slash + 1),
                  known(account, names),
                  post(account.post(), now),
                  by(account.matchedBy()),
                  account.from(),
                  account.to(),
                  several && account.to() == null ? account.record() : null);
            })
        .toList();
  }

  /** What somebody made there themselves is named only where people are. */
  private List<PersonView.GoalLine> goals(String person, boolean names) {
    if (views.hides(person)) {
      return List.of();
    }
    return new SeenGoals(journey.database())
        .of(people.idsOf(person)).stream()
            .map(
                goal ->
                    new PersonView.GoalLine(
                        goal.connection(),
                        goal.isOurs() || names ? goal.fields().path("title").asText() : null,
                        goal.isOurs(),
                        goal.state() == SeenGoal.State.GONE
                            ? "not there any more"
                            : goal.state().name().toLowerCase(Locale.ROOT),
                        stands(goal.fields()),
                        goal.changed()))
            .toList();
  }

  private static String stands(ObjectNode fields) {
    List<String> said = new ArrayList<>();
    if (fields.hasNonNull("progressPercent")) {
      said.add(fields.path("progressPercent").asInt() + " %");
    }
    if (fields.hasNonNull("dueDate")) {
      said.add("due " + fields.path("dueDate").asText());
    }
    return String.join(" · ", said);
  }

  private static List<String> known(AccountInTime account, boolean names) {
    List<String> known = new ArrayList<>();
    Optional.ofNullable(account.employeeNumber())
        .ifPresent(number -> known.add("number " + number));
    if (account.email() != null) {
      known.add(names ? account.email() : "an address");
    }
    if (account.ssoId() != null) {
      known.add(names ? "SSO id " + account.ssoId() : "an SSO id");
    }
    return known;
  }

  private static String post(@Nullable Post post, Instant now) {
    if (post == null) {
      return "";
    }
    List<String> said = new ArrayList<>();
    said.add(post.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    Optional.ofNullable(post.team()).ifPresent(said::add);
    Optional.ofNullable(post.site()).ifPresent(said::add);
    Optional.ofNullable(post.hireDate()).ifPresent(day -> said.add("from " + day));
    Optional.ofNullable(post.terminationDate()).ifPresent(day -> said.add("until " + day));
    return String.join(" · ", said);
  }

  private static String by(String matchedBy) {
    return switch (matchedBy) {
      case "employee" -> "an HR record";
      case "ruling" -> "somebody said so";
      case "map" -> "the people map says so";
      case "employee-number" -> "the employee number";
      case "sso-id" -> "the SSO id";
      case "email" -> "the work address";
      default -> "–";
    };
  }

  /** Whether nobody of it is hidden; then they are named. */
  private boolean named(Ruling ruling) {
    List<String> two = new ArrayList<>();
    if (ruling.kind() != Ruling.Kind.MEANS) {
      two.add(ruling.first());
    }
    if (ruling.second() != null) {
      two.add(ruling.second());
    }
    boolean shown = two.stream().noneMatch(views::hides);
    if (shown) {
      two.forEach(Named::note);
    }
    return shown;
  }

  private List<RulingView> rulings(List<Ruling> rulings, PeopleDesk desk, boolean names) {
    return rulings.stream()
        .map(
            ruling ->
                new RulingView(
                    ruling.id(),
                    desk.text(ruling, names && named(ruling)),
                    ruling.at(),
                    ruling.who(),
                    ruling.why(),
                    ruling.undone() == null
                        ? null
                        : ruling.undone().who() + ": " + ruling.undone().why()))
        .toList();
  }

  @Override
  public Said answer(String key, String answer, String why) {
    return said(
        () -> {
          Review review =
              people.reviews().stream()
                  .filter(each -> PeopleViews.key(each).equals(key))
                  .findFirst()
                  .orElseThrow(
                      () -> new RulingRefused("It is not on the list any more: reload the page."));
          return List.of(journey.peopleDesk().answer(review, answer, SignedIn.here().name(), why));
        });
  }

  @Override
  public Said merge(String id, String other, String why) {
    return said(() -> List.of(journey.peopleDesk().merge(id, other, SignedIn.here().name(), why)));
  }

  @Override
  public Said split(String record, String why) {
    return said(() -> List.of(journey.peopleDesk().splitOff(record, SignedIn.here().name(), why)));
  }

  @Override
  public Said undo(long ruling, String why) {
    return said(() -> List.of(journey.peopleDesk().undo(ruling, SignedIn.here().name(), why)));
  }

  @Override
  public String file() {
    return new ReviewAnswers(journey.peopleDesk()).file();
  }

  @Override
  public Said take(String csv) {
    return said(() -> new ReviewAnswers(journey.peopleDesk()).take(csv, SignedIn.here().name()));
  }

  private Said said(Supplier<List<String>> work) {
    try {
      Said said = new Said(true, work.get());
      journey.wake();
      return said;
    } catch (RulingRefused refused) {
      return new Said(false, List.of(String.valueOf(refused.getMessage())));
    }
  }
}
