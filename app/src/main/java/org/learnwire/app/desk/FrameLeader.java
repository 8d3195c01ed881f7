package org.learnwire.app.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.learnwire.app.desk.FrameFacts.Fact;
import org.learnwire.app.settings.AppSettings;
import org.learnwire.app.signin.SignInRecord;
import org.learnwire.app.signin.SignedIn;
import org.learnwire.ltitool.pages.LeaderDesk;
import org.learnwire.ltitool.pages.LearnerDesk.Kept;
import org.learnwire.ltitool.pages.LoopView.Ask;
import org.learnwire.ltitool.pages.LoopView.Path;
import org.learnwire.ltitool.pages.LoopView.Practice;
import org.learnwire.ltitool.pages.LoopView.Thanks;
import org.learnwire.routes.Journey;
import org.learnwire.xapi.Verbs;
import org.learnwire.xapi.visibility.Viewer;
import org.springframework.stereotype.Component;

/** Somebody who leads people, in the frame; each look at somebody is written down once a day. */
@Component
class FrameLeader implements LeaderDesk {
  private static final String PURPOSE = "their open practice, as their manager";
  private static final int LATEST_LOOKS = 20;
  private static final int PRAISE = 14;

  private final Journey journey;
  private final JourneyObservations observations;
  private final SignInRecord record;
  private final JourneyRestricted restricted;
  private final FrameFacts facts;
  private final FrameLoops loops;
  private final FrameAsks asks;
  private final FrameStatements said;

  FrameLeader(
      Journey journey,
      AppSettings settings,
      JourneyObservations observations,
      SignInRecord record) {
    this.journey = journey;
    this.observations = observations;
    this.record = record;
    this.restricted = new JourneyRestricted(journey);
    this.facts = new FrameFacts(journey, Journeys.visibility(journey, settings));
    this.loops = new FrameLoops(journey, facts);
    this.asks = new FrameAsks(journey, facts);
    this.said = new FrameStatements(journey);
  }

  @Override
  public boolean leads(String person) {
    return journey.people().org().leads(person);
  }

  @Override
  public TeamView team(String leader, Locale locale) {
    List<Report> reports = new ArrayList<>();
    List<Praise> praise = new ArrayList<>();
    LocalDate since = facts.today().minusDays(PRAISE);
    for (String person : reports(leader)) {
      List<Fact> all = facts.of(person, Viewer.CURRENT_MANAGER);
      Report report = report(person, all, locale);
      reports.add(report);
      for (Thanks thanks : loops.thanks(all)) {
        if (!thanks.day().isBefore(since)) {
          praise.add(new Praise(report.name(), thanks));
        }
      }
    }
    looked(leader, reports.stream().map(Report::id).toList());
    reports.sort(Comparator.comparing(Report::name));
    return new TeamView(reports, asks.of(leader, locale), praise);
  }

  private Report report(String person, List<Fact> all, Locale locale) {
    List<Practice> open = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Path path : loops.paths(all, locale)) {
      List<Practice> begun = path.practices().stream().filter(FrameLoops::isBegun).toList();
      begun.stream().filter(each -> !each.shown()).forEach(open::add);
      begun.stream().filter(Practice::shown).map(Practice::title).forEach(shown::add);
      if (begun.isEmpty() && !path.practices().isEmpty()) {
        without.add(path.title());
      }
    }
    LocalDate coached =
        all.stream().filter(fact -> fact.is(Verbs.COACHED)).findFirst().map(Fact::day).orElse(null);
    return new Report(person, name(person), true, open, shown, without, coached);
  }

  private String name(String person) {
    return journey.people().labelOf(person, true);
  }

  /** Once a day, and all of them in one line that each of them finds. */
  private void looked(String leader, List<String> people) {
    String who = journey.people().labelOf(leader, true);
    Set<String> fresh = new TreeSet<>(people);
    fresh.removeIf(person -> isNoted(who, person));
    if (!fresh.isEmpty()) {
      record.looked(new SignedIn(who, Set.of(), leader), fresh, "/team", PURPOSE);
    }
  }

  private boolean isNoted(String who, String person) {
    LocalDate today = facts.today();
    return record.looks(person, LATEST_LOOKS).stream()
        .anyMatch(
            look ->
                look.who().equals(who)
                    && look.purpose().startsWith(PURPOSE)
                    && LocalDate.ofInstant(look.at(), journey.settings().zone()).equals(today));
  }

  @Override
  public Optional<Report> report(String leader, String person, Locale locale) {
    if (reports(leader).contains(person)) {
      return Optional.of(known(person, name(person), true));
    }
    return asks.of(leader, locale).stream()
        .filter(ask -> ask.person().equals(person))
        .findFirst()
        .map(Ask::name)
        .map(name -> known(person, name, false));
  }

  private static Report known(String person, String name, boolean led) {
    return new Report(person, name, led, List.of(), List.of(), List.of(), null);
  }

  /** Whom they lead, but for people whose data is restricted. */
  private List<String> reports(String leader) {
    return journey.people().org().reportsOf(leader).stream()
        .filter(person -> !restricted.covers(person))
        .toList();
  }

  @Override
  public Kept coached(String leader, Coaching coaching) {
    return said.coached(
        leader,
        coaching.person(),
        coaching.day(),
        coaching.task() == null ? null : loops.task(coaching.task()).orElseThrow(),
        coaching.words());
  }

  @Override
  public Kept observed(String leader, Observing observing) {
    boolean stored =
        observations.seen(
            observing.seen(),
            observing.person(),
            leader,
            observing.day(),
            observing.task(),
            observing.words());
    return stored ? Kept.SAVED : Kept.THERE;
  }
}
