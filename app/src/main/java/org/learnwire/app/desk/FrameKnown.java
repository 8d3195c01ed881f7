package org.learnwire.app.desk;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.app.signin.SignInRecord;
import org.learnwire.ltitool.pages.KnownView;
import org.learnwire.ltitool.pages.KnownView.Look;
import org.learnwire.ltitool.pages.KnownView.Sentence;
import org.learnwire.ltitool.pages.KnownView.Source;
import org.learnwire.people.AccountInTime;
import org.learnwire.people.PersonInTime;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.visibility.Viewer;

/** What is held of a person, from where, and who has looked. */
final class FrameKnown {
  private static final int SENTENCES = 100;
  private static final int LOOKS = 50;

  private final Journey journey;
  private final FrameFacts facts;
  private final SignInRecord record;

  FrameKnown(Journey journey, FrameFacts facts, SignInRecord record) {
    this.journey = journey;
    this.facts = facts;
    this.record = record;
  }

  KnownView of(String person, Locale locale) {
    List<Fact> all = facts.of(person, Viewer.SELF);
    ZoneId zone = journey.settings().zone();
    Map<String, Source> sources = new TreeMap<>();
    for (Fact fact : all) {
      count(sources, fact.stored().source(), fact.day());
    }
    Map<UUID, String> names = new HashMap<>();
    journey.connectionNames().forEach((name, id) -> names.put(id, name));
    journey.people().whoIsWho().history(person).map(PersonInTime::accounts).stream()
        .flatMap(List::stream)
        .forEach(account -> count(sources, name(account, names), day(account, zone)));
    List<Look> looks =
        record.looks(person, LOOKS).stream()
            .map(each -> new Look(each.at().atZone(zone).toLocalDate(), each.who(), each.purpose()))
            .distinct()
            .toList();
    List<Sentence> sentences =
        all.stream().limit(SENTENCES).map(fact -> sentence(fact, locale)).toList();
    return new KnownView(new ArrayList<>(sources.values()), sentences, all.size(), looks);
  }

  private static void count(Map<String, Source> sources, String name, LocalDate day) {
    sources.merge(
        name,
        new Source(name, 1, day),
        (a, b) ->
            new Source(
                name,
                a.count() + b.count(),
                a.latest().isAfter(b.latest()) ? a.latest() : b.latest()));
  }

  private static String name(AccountInTime account, Map<UUID, String> names) {
    return Optional.ofNullable(names.get(account.connectionId())).orElse("–");
  }

  private static LocalDate day(AccountInTime account, ZoneId zone) {
    return account.from().atZone(zone).toLocalDate();
  }

  private Sentence sentence(Fact fact, Locale locale) {
    return new Sentence(
        facts.deed(fact, locale),
        fact.words(),
        fact.stored().source(),
        facts.visibility().of(fact.statement()).word());
  }
}
