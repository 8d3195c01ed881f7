package org.learnwire.routes;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnwire.database.DatabasePlace;
import org.learnwire.database.PostgresTarget;
import org.learnwire.ledger.Approver;
import org.learnwire.people.NumberForm;
import org.learnwire.people.SourceRules;
import org.learnwire.rules.Company;
import org.learnwire.rules.Cycles;
import org.learnwire.rules.Holidays;
import org.learnwire.rules.Programmes;
import org.learnwire.rules.WorkingDays;

/**
 * All that the journey is built from, read and checked.
 *
 * @param data folder of the database and of what is kept besides
 * @param postgres where the database is, unless it is in the folder
 * @param connectors folder whose connectors win over the packed ones
 * @param userRoutes folder with the user's own Camel YAML routes
 * @param vanishLimit share of a stream's items that may vanish in one pass before it is halted
 * @param observations a CSV with observations, read at every pass: path or http address
 * @param policy what is agreed about people's data
 * @param notices whom Learnwire tells how it goes, by itself
 * @param home folder of what no copy of the data has: tokens that vendors replace, and their key
 */
public record JourneySettings(
    Path data,
    Optional<PostgresTarget> postgres,
    ZoneId zone,
    List<String> languages,
    List<ConnectionSettings> connections,
    Optional<Path> connectors,
    Optional<Path> userRoutes,
    double vanishLimit,
    PeopleSettings people,
    RuleSettings rules,
    Optional<String> observations,
    DemoSettings demo,
    PolicySettings policy,
    NoticeSettings notices,
    Path home) {

  public JourneySettings(
      Path data,
      Optional<PostgresTarget> postgres,
      ZoneId zone,
      List<String> languages,
      List<ConnectionSettings> connections,
      Optional<Path> connectors,
      Optional<Path> userRoutes,
      double vanishLimit,
      PeopleSettings people,
      RuleSettings rules,
      Optional<String> observations,
      DemoSettings demo) {
    this(
        data,
        postgres,
        zone,
        languages,
        connections,
        connectors,
        userRoutes,
        vanishLimit,
        people,
        rules,
        observations,
        demo,
        PolicySettings.none(),
        NoticeSettings.NONE,
        data);
  }

  /**
   * How people are matched.
   *
   * @param issuers connection → who issues its employee numbers
   * @param map CSV text of the explicit map, or empty
   * @param numbers connection → how it spells them
   * @param ssoIds connection → which field of its records is the SSO id
   * @param leaversLimit share of a connection's employees that one pass may make leavers
   */
  public record PeopleSettings(
      Map<String, String> issuers,
      List<String> ignoreEmails,
      Optional<String> map,
      Map<String, NumberForm> numbers,
      Map<String, SourceRules.SsoField> ssoIds,
      double leaversLimit) {
    public static final double LEAVERS_LIMIT = 0.3;

    public PeopleSettings(
        Map<String, String> issuers, List<String> ignoreEmails, Optional<String> map) {
      this(issuers, ignoreEmails, map, Map.of(), Map.of(), LEAVERS_LIMIT);
    }
  }

  /**
   * What is decided by.
   *
   * @param activeFrom overrides "from the moment the rule is first seen"
   * @param files rule files, by name
   * @param learningMap CSV text
   * @param programmes what people go through together
   * @param asking whom proposals and drafts ask, and how long
   * @param cycles of performance reviews
   */
  public record RuleSettings(
      Optional<Instant> activeFrom,
      List<NamedText> files,
      Optional<NamedText> learningMap,
      Optional<NamedText> skills,
      Holidays holidays,
      Programmes programmes,
      GuardSettings guards,
      AskingSettings asking,
      Cycles cycles) {

    public RuleSettings(
        Optional<Instant> activeFrom,
        List<NamedText> files,
        Optional<NamedText> learningMap,
        Optional<NamedText> skills,
        Holidays holidays,
        Programmes programmes,
        GuardSettings guards,
        AskingSettings asking) {
      this(
          activeFrom,
          files,
          learningMap,
          skills,
          holidays,
          programmes,
          guards,
          asking,
          Cycles.NONE);
    }

    /** Without holidays and programmes; nothing keeps a message back, proposals as is usual. */
    public RuleSettings(
        Optional<Instant> activeFrom,
        List<NamedText> files,
        Optional<NamedText> learningMap,
        Optional<NamedText> skills) {
      this(
          activeFrom,
          files,
          learningMap,
          skills,
          Holidays.NONE,
          Programmes.none(),
          GuardSettings.NONE,
          AskingSettings.usual());
    }

    RuleSettings withLearningMap(NamedText map) {
      return new RuleSettings(
          activeFrom,
          files,
          Optional.of(map),
          skills,
          holidays,
          programmes,
          guards,
          asking,
          cycles);
    }

    public RuleSettings withCycles(Cycles other) {
      return new RuleSettings(
          activeFrom, files, learningMap, skills, holidays, programmes, guards, asking, other);
    }

    public static RuleSettings none() {
      return new RuleSettings(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Whom proposals and drafts ask, and how long.
   *
   * @param approve whose yes a proposal needs where its rule does not say; the learner first
   * @param proposals a proposal that nobody answers for so long ends
   * @param drafts a draft that nobody sends for so long ends
   */
  public record AskingSettings(List<Approver> approve, Period proposals, Period drafts) {
    public AskingSettings {
      approve = List.copyOf(approve);
    }

    /** The learner, then the plan of the connection; a month, and two weeks. */
    public static AskingSettings usual() {
      return new AskingSettings(List.of(Approver.LEARNER), Period.ofDays(30), Period.ofDays(14));
    }
  }

  /** A file's name and what it says. */
  public record NamedText(String name, String text) {}

  /** What the demo shortens: steps that are people's in real life. */
  public record DemoSettings(boolean acceptProposals, boolean sendDrafts) {}

  /** Where days begin, which languages are spoken, when people work and what they take part in. */
  Company company() {
    return new Company(
        zone, languages, WorkingDays.without(rules.holidays()), rules.programmes(), rules.cycles());
  }

  /** Where the database is. */
  public DatabasePlace place() {
    return new DatabasePlace(data, postgres.orElse(null));
  }

  /** The same settings with another learning map, to try it. */
  public JourneySettings withLearningMap(NamedText map) {
    return withRules(rules.withLearningMap(map));
  }

  public JourneySettings withRules(RuleSettings other) {
    return with(data, postgres, other, policy, notices);
  }

  public JourneySettings withPolicy(PolicySettings other) {
    return with(data, postgres, rules, other, notices);
  }

  public JourneySettings withNotices(NoticeSettings other) {
    return with(data, postgres, rules, policy, other);
  }

  /** The same settings on the database within another data folder. */
  public JourneySettings withData(Path other) {
    return with(other, Optional.empty(), rules, policy, notices);
  }

  private JourneySettings with(
      Path otherData,
      Optional<PostgresTarget> otherPostgres,
      RuleSettings otherRules,
      PolicySettings otherPolicy,
      NoticeSettings otherNotices) {
    return new JourneySettings(
        otherData,
        otherPostgres,
        zone,
        languages,
        connections,
        connectors,
        userRoutes,
        vanishLimit,
        people,
        otherRules,
        observations,
        demo,
        otherPolicy,
        otherNotices,
        home);
  }
}
