package org.learnwire.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.learnwire.database.Database;
import org.learnwire.database.Tx;
import org.learnwire.ledger.Approver;
import org.learnwire.ledger.Entry;
import org.learnwire.ledger.IllegalMove;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Mode;
import org.learnwire.lrs.StatementStore;
import org.learnwire.lrs.StoredStatement;
import org.learnwire.people.People;
import org.learnwire.routes.JourneySettings.AskingSettings;

/**
 * What asks a person, and the person's answer: goals that are proposed to them, drafts that are
 * theirs to send, goals of people whom they lead. The page and the command line end here.
 */
public final class Proposals {
  private static final int SHORTEST = 6;

  private final Database database;
  private final Ledger ledger;
  private final People people;
  private final StatementStore store;
  private final Clock clock;
  private final ZoneId zone;
  private final AskingSettings asking;
  private final Whom whom;

  public Proposals(Database database, Clock clock, JourneySettings settings) {
    this(database, new People(database), clock, settings.zone(), settings.rules().asking());
  }

  Proposals(Database database, People people, Clock clock, ZoneId zone, AskingSettings asking) {
    this.database = database;
    this.ledger = new Ledger(database, clock);
    this.people = people;
    this.store = new StatementStore(database, clock);
    this.clock = clock;
    this.zone = zone;
    this.asking = asking;
    this.whom = new Whom(ledger, people);
  }

  /**
   * One question to one person.
   *
   * @param as what the person is asked as
   * @param until the last day on which it can be answered
   * @param may the fields that can be worded otherwise
   */
  public record Question(Entry entry, Approver as, LocalDate until, Set<String> may) {}

  /** What asks this person now, in the order of deciding. */
  public List<Question> asking(String personId) {
    List<Question> all = new ArrayList<>();
    for (Entry entry : ledger.standing().asking(people.idsOf(personId))) {
      Approver as = entry.asking().orElseThrow();
      all.add(new Question(entry, as, until(entry), Edits.of(entry, as)));
    }
    return all;
  }

  /** Who is asked now, with how many questions each has. */
  public Map<String, Integer> asked() {
    Map<String, Integer> asked = new HashMap<>();
    for (Entry entry : database.read(ledger.standing()::proposed)) {
      if (entry.asks() != null) {
        asked.merge(entry.asks(), 1, Integer::sum);
      }
    }
    return asked;
  }

  /**
   * What it rests on, a line for each statement that may be shown.
   *
   * @param shown which statements the page or command shows
   */
  public List<String> evidence(Entry entry, Predicate<StoredStatement> shown) {
    return causes(entry.id(), shown).stream().map(each -> Evidence.of(each, zone)).toList();
  }

  /** The statements that it rests on, as far as they may be shown. */
  public List<StoredStatement> causes(UUID entry, Predicate<StoredStatement> shown) {
    return ledger.standing().causes(entry).stream()
        .map(store::byId)
        .flatMap(Optional::stream)
        .filter(stored -> !stored.voided() && shown.test(stored))
        .toList();
  }

  /**
   * The person says yes, in their own words if they like.
   *
   * @param id of the question, or how it begins
   * @param words by field; those that are not there stay
   * @return what becomes of it
   * @throws AnswerRefused when it does not ask this person, or a word cannot be taken
   */
  public String accept(String personId, String id, Map<String, String> words, String who) {
    Question question = question(personId, id);
    LocalDate today = LocalDate.now(clock.withZone(zone));
    ObjectNode edits =
        Edits.checked(question.entry(), question.as(), others(question.entry(), words), today);
    if (question.as() == Approver.SENDER) {
      edits.put("giverPersonId", personId);
    }
    Entry after =
        answered(
            tx -> {
              ledger.accept(tx, question.entry().id(), question.as(), edits, who);
              whom.ask(tx, question.entry().id());
              return ledger.standing().find(question.entry().id()).orElseThrow();
            });
    return next(question.as(), after);
  }

  /**
   * The person says no.
   *
   * @param why may be empty
   */
  public String refuse(String personId, String id, String why, String who) {
    Question question = question(personId, id);
    if (why.length() > 1_000) {
      throw new AnswerRefused("The reason is too long: 1,000 characters are possible.");
    }
    answered(tx -> ledger.refuse(tx, question.entry().id(), question.as(), who, why));
    return switch (question.as()) {
      case LEARNER ->
          "Declined. It is yours alone from now on and is erased after %d days."
              .formatted(ProposalUpkeep.DECLINED.getDays());
      case SENDER -> "Dropped. It is not sent.";
      case MANAGER, HR -> "Not agreed. It is not written anywhere.";
    };
  }

  /** Words that were left as they are may be older than what can be chosen now. */
  private static Map<String, String> others(Entry entry, Map<String, String> words) {
    Map<String, String> others = new HashMap<>(words);
    others
        .entrySet()
        .removeIf(
            word ->
                word.getValue()
                    .replace("\r\n", "\n")
                    .equals(entry.fields().path(word.getKey()).asText("")));
    return others;
  }

  private static String next(Approver as, Entry after) {
    String said = as == Approver.SENDER ? "Sent off. " : "Accepted. ";
    return said
        + switch (after.state()) {
          case PROPOSED -> "Now it asks " + after.asking().orElseThrow().label() + ".";
          case PENDING -> "HR sees it in the plan and sends it.";
          case APPROVED -> "It goes to " + after.connection() + " with the next pass.";
          default -> "It is " + after.state().word().toLowerCase(Locale.ROOT) + ".";
        };
  }

  private Question question(String personId, String id) {
    List<Question> found =
        asking(personId).stream()
            .filter(each -> each.entry().id().toString().equals(id) || begins(each, id))
            .toList();
    if (found.size() != 1) {
      throw new AnswerRefused(
          found.isEmpty()
              ? "Nothing with the id " + id + " asks this person now."
              : "More than one begins with " + id + ": write more of the id.");
    }
    return found.get(0);
  }

  private static boolean begins(Question question, String id) {
    return id.length() >= SHORTEST && question.entry().id().toString().startsWith(id);
  }

  private interface Answering {
    Entry in(Tx tx) throws SQLException;
  }

  /** Somebody else may have been quicker. */
  private Entry answered(Answering answering) {
    try {
      return database.write("an answer to a proposal", answering::in);
    } catch (IllegalMove e) {
      throw new AnswerRefused("It is not asked any more: " + e.getMessage() + ".");
    }
  }

  private LocalDate until(Entry entry) {
    Period patience = entry.mode() == Mode.DRAFT ? asking.drafts() : asking.proposals();
    return entry.changed().atZone(zone).toLocalDate().plus(patience);
  }
}
