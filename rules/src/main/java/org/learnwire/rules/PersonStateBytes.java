package org.learnwire.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnwire.xapi.XapiJson;

/**
 * The state of a person as it is stored: some 45 bytes to a fact, as it is read and written at each
 * event. {@link PersonStateJson} shows the same to people.
 */
final class PersonStateBytes {
  /** The first byte: what is written otherwise will have another. */
  private static final int FORMAT = 2;

  /** The same, but what the directory says is JSON. */
  private static final int WITH_JSON = 1;

  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int COMPLETION = 2;
  private static final int HISTORY = 1 << 4;
  private static final int SCORE = 1 << 5;
  private static final int ON_OBJECT = 1 << 6;

  private PersonStateBytes() {}

  static byte[] write(PersonState state) {
    StateWriter out = new StateWriter();
    out.octet(FORMAT);
    out.day(state.today().orElse(null));
    out.day(state.nextDue().orElse(null));
    PersonFactsBytes.write(state.person(), out);
    out.number(state.facts().size());
    state.facts().forEach(fact -> write(fact, out));
    out.number(state.decided().size());
    state.decided().forEach(each -> write(each, out));
    return out.bytes();
  }

  static PersonState read(String personId, byte[] bytes) {
    StateReader in = new StateReader(bytes);
    int format = in.octet();
    if (format != FORMAT && format != WITH_JSON) {
      throw new IllegalStateException("a state of format " + format + ", known is " + FORMAT);
    }
    LocalDate today = in.day();
    LocalDate nextDue = in.day();
    PersonFacts person = format == FORMAT ? PersonFactsBytes.read(in) : fromJson(in);
    List<Kept> facts = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      facts.add(fact(in));
    }
    List<PersonState.Decided> decided = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      decided.add(decided(in));
    }
    return new PersonState(personId, person, today, nextDue, facts, decided);
  }

  private static void write(Kept fact, StateWriter out) {
    boolean onObject = fact.on().size() == 1 && fact.on().get(0).equals(fact.object());
    int flags = said(fact.success()) | said(fact.completion()) << COMPLETION;
    flags |= fact.history() ? HISTORY : 0;
    flags |= fact.score() != null ? SCORE : 0;
    flags |= onObject ? ON_OBJECT : 0;
    out.octet(flags);
    out.id(fact.id());
    out.word(fact.source());
    out.word(RuleVerbs.nameOf(fact.verb()));
    if (!onObject) {
      out.number(fact.on().size());
      fact.on().forEach(out::iri);
    }
    out.iri(fact.object());
    out.instant(fact.at());
    if (fact.score() != null) {
      out.eight(Double.doubleToLongBits(fact.score()));
    }
    out.word(fact.by());
    out.number(fact.late());
    out.word(fact.title());
  }

  private static Kept fact(StateReader in) {
    int flags = in.octet();
    UUID id = in.id();
    String source = in.word();
    String verb = RuleVerbs.iriOf(in.word());
    List<String> on = new ArrayList<>(1);
    boolean onObject = (flags & ON_OBJECT) != 0;
    for (int left = onObject ? 0 : in.count(); left > 0; left--) {
      on.add(in.iri());
    }
    String object = in.iri();
    return new Kept(
        id,
        source,
        verb,
        object,
        onObject ? List.of(object) : List.copyOf(on),
        in.instant(),
        said(flags & 3),
        said(flags >> COMPLETION & 3),
        (flags & SCORE) == 0 ? null : Double.longBitsToDouble(in.eight()),
        in.wordOrNull(),
        (flags & HISTORY) != 0,
        in.count(),
        in.wordOrNull());
  }

  private static int said(@Nullable Boolean value) {
    return value == null ? 0 : value ? TRUE : FALSE;
  }

  private static @Nullable Boolean said(int bits) {
    return bits == 0 ? null : Boolean.valueOf(bits == TRUE);
  }

  private static void write(PersonState.Decided decided, StateWriter out) {
    out.octet(decided.withdrawn() ? 1 : 0);
    out.id(decided.id());
    out.word(decided.rule());
    out.word(decided.kind().name());
    out.word(decided.subject());
    out.word(decided.occasion());
    out.number(decided.causes().size());
    decided.causes().forEach(out::id);
  }

  private static PersonState.Decided decided(StateReader in) {
    boolean withdrawn = in.octet() != 0;
    UUID id = in.id();
    String rule = in.word();
    DecisionKind kind = DecisionKind.valueOf(in.word());
    String subject = in.word();
    String occasion = in.word();
    List<UUID> causes = new ArrayList<>(1);
    for (int left = in.count(); left > 0; left--) {
      causes.add(in.id());
    }
    return new PersonState.Decided(
        id, rule, kind, subject, occasion, List.copyOf(causes), withdrawn);
  }

  private static PersonFacts fromJson(StateReader in) {
    String json = in.wordOrNull();
    if (json == null) {
      return PersonFacts.NONE;
    }
    try {
      return PersonFactsJson.read(XapiJson.read(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the directory says is no JSON", e);
    }
  }
}
