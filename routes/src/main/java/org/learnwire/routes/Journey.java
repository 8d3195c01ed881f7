package org.learnwire.routes;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultSupervisingRouteController;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.database.DatabaseOptions;
import org.learnwire.kit.Connection;
import org.learnwire.kit.FileDayCounts;
import org.learnwire.kit.FileTokenStore;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.MappingStep;
import org.learnwire.ledger.Ledger;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.RuleBook;

/**
 * The whole journey over one data folder: open it, let it make passes or run by the clock, close
 * it. One process at a time holds a data folder.
 */
public final class Journey implements AutoCloseable {
  private final JourneySettings settings;
  private final Clock clock;
  private final Database database;
  private final Connections connections;
  private final StatementStore statements;
  private final People people;
  private final Ledger ledger;
  private final RunLog runs;
  private final Quarantine quarantine;
  private final RuleBook rules;
  private final LearningMap learningMap;
  private final CamelContext camel;
  private final UserRoutes userRoutes;
  private final Deciding deciding;
  private final Passes passes;
  private final Replay replay;
  private final Clockwork clockwork;
  private final Hooks hooks;
  private final Operations operations;
  private final AtomicBoolean stopping = new AtomicBoolean();

  /**
   * Opens the data folder and builds the routes; nothing is read before a pass.
   *
   * @throws org.learnwire.database.DataFolderInUse when another process holds the folder
   */
  public static Journey open(JourneySettings settings, Clock clock, DatabaseOptions options) {
    Database database = settings.place().open(options);
    try {
      return new Journey(settings, clock, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    } catch (Exception e) {
      database.close();
      throw new IllegalStateException("the routes could not be built: " + e.getMessage(), e);
    }
  }

  private Journey(JourneySettings settings, Clock clock, Database database) throws Exception {
    this.settings = settings;
    this.clock = clock;
    this.database = database;
    ConnectionIds ids = new ConnectionIds(database, clock);
    this.connections = new Connections(settings, ids::idOf);
    this.statements = new StatementStore(database, clock);
    this.people = new PeopleSetup(settings, connections).open(database);
    this.ledger = new Ledger(database, clock);
    this.runs = new RunLog(database, clock);
    this.quarantine = new Quarantine(database, clock);
    RuleSetup ruleSetup = new RuleSetup(settings, connections);
    this.learningMap = ruleSetup.learningMap();
    this.rules = ruleSetup.rules(database, clock, learningMap);
    runs.closeOpen();
    ledger.recover();

    StreamStates states = new StreamStates(database);
    SourceItems items = new SourceItems(database);
    Tallies tallies = new Tallies();
    Drift drift = new Drift(database, clock);
    RawPages raw = new RawPages(database);
    Staleness staleness = new Staleness(database, clock, connections, states);
    StatementWriter writer = new StatementWriter(clock, statements);
    PeopleWriter peopleWriter = new PeopleWriter(clock, people, settings.people().issuers());
    Leavers leavers = new Leavers(people, settings.people().leaversLimit());
    Vanishing vanishing =
        new Vanishing(
            database,
            clock,
            items,
            settings.vanishLimit(),
            new Gone(connections, writer, peopleWriter),
            leavers);
    Inbox inbox = new Inbox(database, clock);
    JournalSourceState state =
        new JournalSourceState(
            database, clock, states, items, vanishing, inbox, name -> connections.named(name).id());
    LearnwireComponent component = new LearnwireComponent();
    component.setConnections(kitConnections());
    component.setState(state);
    component.setTokenStore(new FileTokenStore(settings.home()));
    component.setDayCounts(new FileDayCounts(settings.home()));
    MappingStep mapping = new MappingStep(component);
    this.camel = new DefaultCamelContext();
    StoreStep store =
        new StoreStep(
            database,
            connections,
            states,
            items,
            quarantine,
            new RecordStore(clock, items, quarantine, writer, peopleWriter, raw, leavers),
            tallies,
            vanishing,
            drift,
            new Turns(camel.getExecutorServiceManager().newCachedThreadPool(this, "store")));
    EnterStep enter = new EnterStep(database, ledger, people, connections, settings.demo());

    camel.setRouteController(new DefaultSupervisingRouteController());
    camel.addComponent("learnwire", component);
    camel.getComponent("direct", DirectComponent.class).setBlock(false);
    camel.addRoutesConfigurations(
        JourneyRoutes.errors(new QuarantineStep(database, connections, quarantine, tallies)));
    camel.addRoutes(new JourneyRoutes(connections, mapping, store, enter));
    camel.start();
    this.userRoutes = new UserRoutes(camel);
    userRoutes.load(settings.userRoutes().map(UserRoutes::filesIn).orElse(List.of()));

    ProducerTemplate producer = camel.createProducerTemplate();
    DecideStep decide =
        new DecideStep(
            database,
            clock,
            statements,
            people,
            rules,
            new LedgerDecisions(ledger, producer),
            stopping::get);
    WriteInputs inputs = new WriteInputs(people);
    ReceiptStatements receipts = new ReceiptStatements(clock, statements, people, connections);
    Sender sender = new Sender(database, ledger, inputs, receipts, producer, stopping::get);
    this.deciding =
        new Deciding(
            database,
            clock,
            settings.zone(),
            connections,
            new Completeness(connections, runs, settings.zone()),
            decide,
            enter,
            sender,
            new StoredTap(database, statements, producer, () -> userRoutes.standsAt(Seam.STORED)),
            userRoutes,
            stopping::get);
    StreamReads reads =
        new StreamReads(
            new StreamReads.Sources(
                states, state, vanishing, tallies, drift, leavers, this::release),
            runs,
            this::consumer,
            userRoutes,
            stopping::get);
    this.passes =
        new Passes(
            database,
            clock,
            settings.zone(),
            connections,
            states,
            reads,
            leavers,
            raw,
            staleness,
            deciding,
            userRoutes,
            stopping::get);
    this.replay = new Replay(connections, quarantine, mapping, store);
    this.clockwork =
        new Clockwork(
            clock, connections, passes, this::reloadRoutes, this::somethingCame, stopping::get);
    this.hooks = new Hooks(clock, connections, inbox, clockwork::told);
    SourceParts parts =
        new SourceParts(
            database,
            clock,
            connections,
            states,
            items,
            state,
            runs,
            raw,
            tallies,
            component,
            mapping,
            statements,
            userRoutes,
            producer,
            stopping::get);
    this.operations = new Operations(parts, staleness, drift);
  }

  /** One pass over the connections; waits for one that is under way. */
  public PassReport pass(PassRequest request) {
    request.only().ifPresent(connections::named);
    return passes.run(request);
  }

  /** Runs by the clock from now on. */
  public void start() {
    clockwork.start();
    operations.backfills().runInBackground();
  }

  /** Takes up what has changed in the folder of the user's routes; a bad file changes nothing. */
  public void reloadRoutes() {
    settings.userRoutes().ifPresent(folder -> userRoutes.reload(UserRoutes.filesIn(folder)));
  }

  /** Decides and sends soon: something came in or was approved. */
  public void wake() {
    clockwork.wake();
  }

  /** Where statements come from besides the connections. */
  public void feedFrom(Feed feed) {
    deciding.feedFrom(feed);
  }

  private boolean somethingCame() {
    return database.read(
        tx ->
            tx.one(
                    "select 1 from journal where position > ? and origin <> 'receipt' limit 1",
                    r -> true,
                    Checkpoints.position(tx, DecideStep.READER))
                .isPresent());
  }

  private LearnwireConsumer consumer(String connection, String stream) {
    return (LearnwireConsumer)
        camel.getRoute(JourneyRoutes.routeId(connection, stream)).getConsumer();
  }

  private Map<String, Connection> kitConnections() {
    Map<String, Connection> all = new LinkedHashMap<>();
    connections.all().forEach(each -> all.put(each.name(), each.connection()));
    return all;
  }

  /** Maps and stores quarantined records again; one line for each that stays. */
  public Replayed replay(Collection<Long> ids) {
    Replay.Replayed replayed = replay.replay(ids);
    wake();
    return new Replayed(replayed.done(), replayed.left());
  }

  private long release(UUID connectionId, String stream, Set<String> keys) {
    Map<String, Long> held = quarantine.held(connectionId, stream, Leavers.REASON);
    held.keySet().retainAll(keys);
    return replay.replay(held.values()).done();
  }

  /** What replaying did. */
  public record Replayed(int done, List<String> left) {}

  /** The persisted id of each connection, by its name. */
  public Map<String, UUID> connectionNames() {
    Map<String, UUID> names = new LinkedHashMap<>();
    connections.all().forEach(each -> names.put(each.name(), each.id()));
    return names;
  }

  LearnwireComponent component() {
    return camel.getComponent("learnwire", LearnwireComponent.class);
  }

  Collection<Connected> connected() {
    return connections.all();
  }

  /** Problems with the user's routes, one sentence each. */
  public List<String> problems() {
    return userRoutes.problems();
  }

  /** Where systems tell of changes by themselves. */
  public Hooks hooks() {
    return hooks;
  }

  /** What is done to sources besides their passes. */
  public Operations operations() {
    return operations;
  }

  public Desk desk() {
    return new Desk(ledger, people);
  }

  /** Where a person says who is who. */
  public PeopleDesk peopleDesk() {
    return new PeopleDesk(database, people, connectionNames(), clock);
  }

  /** What rules decide, and what they would have decided. */
  public RuleDesk ruleDesk() {
    return new RuleDesk(database, clock, rules);
  }

  /** What waits for approval. */
  public List<PlanItem> plan() {
    return desk().plan();
  }

  public JourneySettings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  public Database database() {
    return database;
  }

  public StatementStore statements() {
    return statements;
  }

  public People people() {
    return people;
  }

  public Ledger ledger() {
    return ledger;
  }

  public LearningMap learningMap() {
    return learningMap;
  }

  public RunLog runs() {
    return runs;
  }

  public Quarantine quarantine() {
    return quarantine;
  }

  public JourneyCounts counts() {
    return new JourneyCounts(database, connections);
  }

  public CamelContext camel() {
    return camel;
  }

  /** The activity IRI of a course as a connection's learning map names it. */
  public Optional<String> courseActivity(String connection, String key) {
    return connections.find(connection).flatMap(c -> c.connection().courseActivity(key));
  }

  /** Ends a pass that is under way at its next page; no other begins. */
  public void stop() {
    stopping.set(true);
  }

  @Override
  public void close() {
    stop();
    clockwork.close();
    operations.close();
    camel.stop();
    database.close();
  }
}
