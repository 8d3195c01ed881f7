package org.learnwire.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What rules remember of one person: the facts still needed and the occasions decided. */
public final class PersonState {
  /**
   * A decision once made.
   *
   * @param withdrawn its ground is gone: the occasion is open again
   */
  record Decided(
      UUID id,
      String rule,
      DecisionKind kind,
      String subject,
      String occasion,
      List<UUID> causes,
      boolean withdrawn) {
    /** What it was stays untold. */
    Decided blank() {
      return new Decided(id, "", kind, "", "", List.of(), withdrawn);
    }

    static Decided of(Decision made) {
      return new Decided(
          made.id(),
          made.rule(),
          made.kind(),
          made.subject(),
          made.occasion(),
          made.causes(),
          false);
    }

    Decided withCauses(List<UUID> newCauses) {
      return new Decided(id, rule, kind, subject, occasion, newCauses, withdrawn);
    }

    Decided gone() {
      return new Decided(id, rule, kind, subject, occasion, causes, true);
    }
  }

  private final String personId;
  private final PersonFacts person;
  private final @Nullable LocalDate today;
  private final @Nullable LocalDate nextDue;
  private final List<Kept> facts;
  private final List<Decided> decided;

  PersonState(
      String personId,
      PersonFacts person,
      @Nullable LocalDate today,
      @Nullable LocalDate nextDue,
      List<Kept> facts,
      List<Decided> decided) {
    this.personId = personId;
    this.person = person;
    this.today = today;
    this.nextDue = nextDue;
    this.facts = List.copyOf(facts);
    this.decided = List.copyOf(decided);
  }

  /** Somebody of whom nothing is known yet. */
  public static PersonState of(String personId) {
    return new PersonState(personId, PersonFacts.NONE, null, null, List.of(), List.of());
  }

  public static PersonState fromJson(ObjectNode json) {
    return PersonStateJson.read(json);
  }

  /** What {@link #toBytes} made of it. */
  public static PersonState fromBytes(String personId, byte[] bytes) {
    return PersonStateBytes.read(personId, bytes);
  }

  /** As short as it can be stored; whose it is stands beside it. */
  public byte[] toBytes() {
    return PersonStateBytes.write(this);
  }

  public ObjectNode toJson() {
    return PersonStateJson.write(this);
  }

  public String personId() {
    return personId;
  }

  /**
   * The day whose Tick this person waits for, if any: to close what was waited for, or to let go of
   * facts that are no longer needed.
   */
  public Optional<LocalDate> nextDue() {
    return Optional.ofNullable(nextDue);
  }

  /** The statements that count: one per fact, however many sources brought it. */
  public Set<UUID> counted() {
    return SameFact.counted(facts).stream().map(Kept::id).collect(Collectors.toSet());
  }

  /** The last day that came. */
  Optional<LocalDate> today() {
    return Optional.ofNullable(today);
  }

  /** What the directory says of this person. */
  PersonFacts person() {
    return person;
  }

  List<Kept> facts() {
    return facts;
  }

  List<Decided> decided() {
    return decided;
  }

  PersonState withPerson(PersonFacts facts) {
    return new PersonState(personId, facts, today, nextDue, this.facts, decided);
  }

  /** The same without a fact that is to be forgotten; itself where it is not known. */
  public PersonState without(UUID fact) {
    List<Kept> left = facts.stream().filter(each -> !each.id().equals(fact)).toList();
    return left.size() == facts.size() ? this : withFacts(left);
  }

  /**
   * The same, knowing of a decision no more than its id: it is not taken again, and nothing follows
   * from it any more.
   */
  public PersonState forgetting(UUID decision) {
    return new PersonState(
        personId,
        person,
        today,
        nextDue,
        facts,
        decided.stream().map(each -> each.id().equals(decision) ? each.blank() : each).toList());
  }

  /** The same without who observed it, where it was one of these; itself where it never was. */
  public PersonState withoutObservers(Set<String> people) {
    List<Kept> left =
        facts.stream()
            .map(each -> each.by() != null && people.contains(each.by()) ? each.byNobody() : each)
            .toList();
    return left.equals(facts) ? this : withFacts(left);
  }

  PersonState withFacts(List<Kept> newFacts) {
    return new PersonState(personId, person, today, nextDue, newFacts, decided);
  }

  PersonState withToday(LocalDate date) {
    return new PersonState(personId, person, date, nextDue, facts, decided);
  }

  PersonState withDecided(List<Decided> newDecided) {
    return new PersonState(personId, person, today, nextDue, facts, newDecided);
  }

  PersonState withNextDue(@Nullable LocalDate date) {
    return new PersonState(personId, person, today, date, facts, decided);
  }

  @Override
  public String toString() {
    return toJson().toString();
  }
}
