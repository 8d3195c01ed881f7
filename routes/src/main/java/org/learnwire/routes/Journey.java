package org.learnwire.routes;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.audit.AuditHead;
import org.learnwire.ledger.audit.KeptHeads;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.routes.privacy.Privacy;
import org.learnwire.rules.LearningMap;
import org.learnwire.xapi.Agent;
import org.learnwire.xapi.Identifier;
import org.learnwire.xapi.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole journey over one data folder: open it, let it make passes or run by the clock, close
 * it. One process at a time holds a data folder.
 */
public final class Journey implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journey.class);

  private final Wiring wiring;

  /**
   * Opens the data folder and builds the routes; nothing is read before a pass.
   *
   * @throws org.learnwire.database.DataFolderInUse when another process holds the folder
   */
  public static Journey open(JourneySettings settings, Clock clock, DatabaseOptions options) {
    Database database = settings.place().open(options);
    try {
      return new Journey(new Wiring(settings, clock, database));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    } catch (Exception e) {
      database.close();
      throw new IllegalStateException("the routes could not be built: " + e.getMessage(), e);
    }
  }

  private Journey(Wiring wiring) {
    this.wiring = wiring;
  }

  /** One pass over the connections; waits for one that is under way. */
  public PassReport pass(PassRequest request) {
    request.only().ifPresent(wiring.connections::named);
    PassReport report = wiring.passes.run(request);
    if (request.send()) {
      wiring.tell();
    }
    return report;
  }

  /** Runs by the clock from now on. */
  public void start() {
    wiring.head.run();
    wiring.warnings().forEach(warning -> LOG.warn("{}", warning));
    wiring.clockwork.start();
    wiring.operations.backfills().runInBackground();
  }

  /** Ends of the audit as they were kept day by day: the chain has to have them. */
  public List<AuditHead> keptHeads() {
    return new KeptHeads(wiring.settings.home()).all();
  }

  /** Takes up what has changed in the folder of the user's routes; a bad file changes nothing. */
  public void reloadRoutes() {
    wiring.reloadRoutes();
  }

  /** Gives connectors what they look for by its type, as a Camel application binds it. */
  public void lend(Object part) {
    wiring.camel.getRegistry().bind(part.getClass().getName(), part);
  }

  /**
   * What was lent, for whoever else in this process needs it: there is one of each.
   *
   * @throws IllegalStateException when nothing of this type was lent
   */
  public <T> T lent(Class<T> type) {
    T part = wiring.camel.getRegistry().findSingleByType(type);
    if (part == null) {
      throw new IllegalStateException("no " + type.getSimpleName() + " was lent to the journey");
    }
    return part;
  }

  /** Decides and sends soon: something came in or was approved. */
  public void wake() {
    wiring.clockwork.wake();
  }

  /** Where statements come from besides the connections. */
  public void feedFrom(Feed feed) {
    wiring.deciding.feedFrom(feed);
  }

  /** Maps and stores quarantined records again; one line for each that stays. */
  public Replayed replay(Collection<Long> ids) {
    Replay.Replayed replayed = wiring.replay.replay(ids);
    wake();
    return new Replayed(replayed.done(), replayed.left());
  }

  /** What replaying did. */
  public record Replayed(int done, List<String> left) {}

  /** The persisted id of each connection, by its name. */
  public Map<String, UUID> connectionNames() {
    Map<String, UUID> names = new LinkedHashMap<>();
    wiring.connections.all().forEach(each -> names.put(each.name(), each.id()));
    return names;
  }

  LearnwireComponent component() {
    return wiring.camel.getComponent("learnwire", LearnwireComponent.class);
  }

  Collection<Connected> connected() {
    return wiring.connections.all();
  }

  /** Problems with the user's routes, one sentence each. */
  public List<String> problems() {
    return wiring.userRoutes.problems();
  }

  /** Where systems tell of changes by themselves. */
  public Hooks hooks() {
    return wiring.hooks;
  }

  /** What is done to sources besides their passes. */
  public Operations operations() {
    return wiring.operations;
  }

  /** Whether the policy lets a statement be kept that came from no connection. */
  public boolean keeps(Statement statement) {
    return !wiring.mapping.isOutOfScope(statement);
  }

  /** Whether the policy lets anything be kept of somebody. */
  public boolean keeps(Agent agent) {
    return !wiring.mapping.isOutOfScope(agent);
  }

  /** Whether documents of an agent may be kept: not of somebody who was erased. */
  public boolean keeps(Identifier agent) {
    return !wiring.mapping.isErased(agent);
  }

  /** What the data says about the policy. */
  public PolicyLines policyLines() {
    return wiring.policyLines;
  }

  /** What a person may ask for: what is held of them, and that it goes. */
  public Privacy privacy() {
    return wiring.privacy;
  }

  public Desk desk() {
    return new Desk(wiring.ledger, wiring.people, new Inverses(wiring.connections));
  }

  /** Whether a person's edit of a goal, if it has any, is seen in a system before a change. */
  public boolean compares(String connection) {
    return wiring
        .connections
        .find(connection)
        .filter(
            each ->
                TargetLook.reads(each, TargetLook.READ)
                    || each.manifest().writes().keySet().stream()
                        .noneMatch(write -> write.startsWith("goal.")))
        .isPresent();
  }

  /** Where a person says who is who. */
  public PeopleDesk peopleDesk() {
    return new PeopleDesk(wiring.database, wiring.people, connectionNames(), wiring.clock);
  }

  /** What asks people, and their answers. */
  public Proposals proposals() {
    return new Proposals(
        wiring.database,
        wiring.people,
        wiring.clock,
        wiring.settings.zone(),
        wiring.settings.rules().asking());
  }

  /** What people show of themselves in a review. */
  public EvidenceDesk evidence() {
    return new EvidenceDesk(
        wiring.database,
        wiring.ledger,
        wiring.people,
        wiring.statements,
        wiring.connections,
        wiring.settings,
        wiring.clock);
  }

  /** The performance cycles and what they hold. */
  public CycleDesk cycles() {
    return new CycleDesk(
        wiring.database,
        wiring.ledger,
        wiring.connections,
        wiring.reviews,
        wiring.settings,
        wiring.rules,
        wiring.clock);
  }

  /** What rules decide, and what they would have decided. */
  public RuleDesk ruleDesk() {
    return new RuleDesk(wiring.database, wiring.clock, wiring.rules);
  }

  /** What waits for approval. */
  public List<PlanItem> plan() {
    return desk().plan();
  }

  public JourneySettings settings() {
    return wiring.settings;
  }

  public Clock clock() {
    return wiring.clock;
  }

  public Database database() {
    return wiring.database;
  }

  public StatementStore statements() {
    return wiring.statements;
  }

  public People people() {
    return wiring.people;
  }

  public Ledger ledger() {
    return wiring.ledger;
  }

  public LearningMap learningMap() {
    return wiring.learningMap;
  }

  public RunLog runs() {
    return wiring.runs;
  }

  public Quarantine quarantine() {
    return wiring.quarantine;
  }

  public JourneyCounts counts() {
    return new JourneyCounts(wiring.database, wiring.connections);
  }

  public CamelContext camel() {
    return wiring.camel;
  }

  /** The activity IRI of a course as a connection's learning map names it. */
  public Optional<String> courseActivity(String connection, String key) {
    return wiring.connections.find(connection).flatMap(c -> c.connection().courseActivity(key));
  }

  /** Ends a pass that is under way at its next page; no other begins. */
  public void stop() {
    wiring.stopping.set(true);
  }

  /** What goes on here, span by span. */
  public Spans spans() {
    return wiring.spans;
  }

  @Override
  public void close() {
    stop();
    wiring.clockwork.close();
    wiring.operations.close();
    wiring.camel.stop();
    wiring.database.close();
    wiring.spans.close();
  }
}
