package org.learnwire.app.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.learnwire.app.pages.PersonLabel;
import org.learnwire.app.pages.ReviewView;
import org.learnwire.app.pages.StatementView;
import org.learnwire.app.signin.Named;
import org.learnwire.app.signin.Purposes;
import org.learnwire.app.signin.Restricted;
import org.learnwire.app.signin.Role;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.database.Origin;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.people.Resolution;
import org.learnwire.people.Review;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Activity;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Statement;
import org.learnwire.xapi.StatementObject;
import org.learnwire.xapi.Uuids;

/** People as the pages call them: by number, or by name where names are shown. */
final class PeopleViews {
  private final Journey journey;
  private final People people;
  private final Restricted restricted;

  PeopleViews(Journey journey) {
    this.journey = journey;
    this.people = journey.people();
    this.restricted = new JourneyRestricted(journey);
  }

  /** Whether nothing of this person is to be shown to whoever asks now. */
  boolean hides(String personId) {
    return Purposes.hidden(restricted, personId);
  }

  /** The same of whom a statement is about. */
  boolean hides(StoredStatement stored) {
    Statement statement = stored.statement();
    return people.resolve(statement.actor(), statement.timestamp().orElse(stored.stored()))
            instanceof Resolution.Known known
        && hides(known.personId());
  }

  /** Whether they may be found in a list: HR ops has to get at them. */
  boolean lists(String personId) {
    return SignedIn.here().is(Role.HR_OPS) || !hides(personId);
  }

  PersonLabel label(String personId, boolean names) {
    if (hides(personId)) {
      return new PersonLabel(
          lists(personId) ? people.labelOf(personId, false) : "a restricted person", "restricted");
    }
    if (names) {
      Named.note(personId);
    }
    String team = people.org().teamOf(personId).orElse(null);
    String number = people.labelOf(personId, false);
    String detail = names ? (team == null ? number : number + " · " + team) : team;
    return new PersonLabel(people.labelOf(personId, names), detail);
  }

  List<ReviewView> reviews(boolean names) {
    Map<UUID, String> connections = new HashMap<>();
    journey.connectionNames().forEach((name, id) -> connections.put(id, name));
    return people.reviews().stream()
        .map(
            review ->
                new ReviewView(
                    key(review),
                    connection(review, connections),
                    review.remoteId(),
                    review.reason(),
                    candidates(review, names),
                    review.at(),
                    review.isOfRecord()))
        .toList();
  }

  /** Two people with one number look alike: their HR records tell them apart. */
  private List<ReviewView.Candidate> candidates(Review review, boolean names) {
    List<ReviewView.Candidate> all =
        review.personIds().stream()
            .map(id -> new ReviewView.Candidate(id, label(id, names)))
            .toList();
    if (all.stream().map(each -> each.person().label()).distinct().count() == all.size()) {
      return all;
    }
    return all.stream()
        .map(each -> new ReviewView.Candidate(each.id(), withRecords(each)))
        .toList();
  }

  private PersonLabel withRecords(ReviewView.Candidate candidate) {
    String records = String.join(", ", journey.peopleDesk().records(candidate.id()));
    String detail = candidate.person().detail();
    return new PersonLabel(
        candidate.person().label(), detail == null ? records : records + " · " + detail);
  }

  /** Names a line of the list without telling whose account it is. */
  static String key(Review review) {
    return Uuids.v5(review.connectionId(), "review", review.remoteId()).toString();
  }

  private static String connection(Review review, Map<UUID, String> connections) {
    return review.connectionId().equals(Review.NO_CONNECTION)
        ? "named in statements sent to the LRS"
        : connections.getOrDefault(
            review.connectionId(), "a connection that is configured no more");
  }

  StatementView statement(StoredStatement stored, boolean names) {
    Statement statement = stored.statement();
    return new StatementView(
        statement.id().map(UUID::toString).orElse(""),
        stored.stored(),
        statement.timestamp().orElse(stored.stored()),
        who(stored, names),
        statement.verb().display().in("en").orElse(lastPart(statement.verb().id())),
        what(statement.object()),
        stored.origin() == Origin.PERSON ? "observation" : stored.source(),
        stored.voided(),
        stored.history());
  }

  private PersonLabel who(StoredStatement stored, boolean names) {
    Statement statement = stored.statement();
    Resolution who =
        people.resolve(statement.actor(), statement.timestamp().orElse(stored.stored()));
    if (who instanceof Resolution.Known known) {
      return label(known.personId(), names);
    }
    if (statement.actor() instanceof Agent agent
        && agent.identifier() instanceof org.learnwire.xapi.Account account) {
      return new PersonLabel("account " + account.name(), "not matched");
    }
    return new PersonLabel("somebody", "not matched");
  }

  private static String what(StatementObject object) {
    return object instanceof Activity activity
        ? activity.name().in("en").orElse(lastPart(activity.id()))
        : object.getClass().getSimpleName();
  }

  private static String lastPart(String iri) {
    String cut = iri.endsWith("/") ? iri.substring(0, iri.length() - 1) : iri;
    return cut.substring(cut.lastIndexOf('/') + 1);
  }
}
