package org.learnwire.routes;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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
import org.jspecify.annotations.Nullable;
import org.learnwire.database.Checkpoints;
import org.learnwire.database.Database;
import org.learnwire.kit.Connection;
import org.learnwire.kit.DataKey;
import org.learnwire.kit.FileDayCounts;
import org.learnwire.kit.FileTokenStore;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.kit.LearnwireConsumer;
import org.learnwire.kit.MappingStep;
import org.learnwire.ledger.Dispatch;
import org.learnwire.ledger.Ledger;
import org.learnwire.ledger.Patience;
import org.learnwire.lrs.StatementStore;
import org.learnwire.people.People;
import org.learnwire.people.PeopleInScope;
import org.learnwire.people.ScopeRules;
import org.learnwire.people.Suppression;
import org.learnwire.routes.privacy.Privacy;
import org.learnwire.routes.privacy.Suppressions;
import org.learnwire.rules.LearningMap;
import org.learnwire.rules.RuleBook;

/** Builds the parts of a journey and puts them together; {@link Journey} is their front. */
final class Wiring {
  final JourneySettings settings;
  final Clock clock;
  final Database database;
  final Connections connections;
  final StatementStore statements;
  final People people;
  final ReviewGuards reviews;
  final Ledger ledger;
  final RunLog runs;
  final Quarantine quarantine;
  final RuleBook rules;
  final LearningMap learningMap;
  final CamelContext camel;
  final UserRoutes userRoutes;
  final Spans spans;
  final Sender sender;
  final Deciding deciding;
  final Passes passes;
  final Replay replay;
  final DailyHead head;
  final Notices notices;
  final Clockwork clockwork;
  final Hooks hooks;
  final Operations operations;
  final MapStep mapping;
  final PolicyLines policyLines;
  final Privacy privacy;
  final AtomicBoolean stopping = new AtomicBoolean();

  Wiring(JourneySettings settings, Clock clock, Database database) throws Exception {
    this.settings = settings;
    this.clock = clock;
    this.database = database;
    this.spans = Spans.of(System.getenv());
    ConnectionIds ids = new ConnectionIds(database, clock);
    this.connections = new Connections(settings, ids::idOf);
    this.statements = new StatementStore(database, clock);
    this.people = new PeopleSetup(settings, connections).open(database);
    Suppression suppression = Suppressions.in(database, settings.home());
    this.privacy = new Privacy(database, statements, suppression, settings.home(), clock);
    privacy.catchUp();
    this.reviews =
        new ReviewGuards(
            settings.rules().cycles(),
            settings.zone(),
            connections,
            new Guards(settings.rules().guards(), settings.company(), people));
    AutoCaps caps = new AutoCaps(connections, settings.zone(), clock, reviews);
    this.ledger = new Ledger(database, clock, Patience.standard(), caps);
    this.runs = new RunLog(database, clock);
    this.quarantine = new Quarantine(database, clock);
    RuleSetup ruleSetup = new RuleSetup(settings, connections);
    this.learningMap = ruleSetup.learningMap();
    this.rules = ruleSetup.rules(database, clock, learningMap);
    ProgrammeChanges.tell(database, clock, people, rules.members());
    runs.closeOpen();
    ledger.recover();

    StreamStates states = new StreamStates(database);
    SourceItems items = new SourceItems(database);
    Tallies tallies = new Tallies();
    Drift drift = new Drift(database, clock);
    RawPages raw = new RawPages(database);
    Keeping keeping = new Keeping(settings, database, raw, privacy);
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
    @Nullable PeopleInScope scope = scope();
    this.mapping =
        new MapStep(
            new MappingStep(component),
            new ScopeJudge(
                clock,
                connections,
                peopleWriter,
                scope,
                new ErasedPeople(suppression, people, peopleWriter),
                anew(items)));
    DroppedSeen dropped = new DroppedSeen(database, clock);
    dropped.begin(connections);
    this.policyLines = new PolicyLines(connections, runs, dropped, scope);
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
    EnterStep enter = new EnterStep(database, ledger, people, connections, settings, rules);

    camel.setRouteController(new DefaultSupervisingRouteController());
    camel.addComponent("learnwire", component);
    camel.getComponent("direct", DirectComponent.class).setBlock(false);
    camel.addRoutesConfigurations(
        JourneyRoutes.errors(
            new QuarantineStep(database, connections, quarantine, tallies, mapping::judges)));
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
            OneGoal.owner(connections),
            stopping::get);
    WriteInputs inputs = new WriteInputs(people, this::planId);
    ReceiptStatements receipts = new ReceiptStatements(clock, statements, people, connections);
    Lanes lanes = new Lanes(camel.getExecutorServiceManager().newCachedThreadPool(this, "send"));
    TargetCalls calls = new TargetCalls(producer);
    Recoveries recoveries = new Recoveries(database, clock);
    GoalReading goals =
        new GoalReading(
            database,
            clock,
            connections,
            ledger,
            inputs,
            calls,
            recoveries,
            learningMap,
            stopping::get);
    this.sender =
        new Sender(
            database,
            ledger,
            inputs,
            receipts,
            calls,
            recoveries,
            lanes,
            spans,
            clock,
            stopping::get);
    this.deciding =
        new Deciding(
            database,
            clock,
            settings.zone(),
            connections,
            new Completeness(connections, runs, settings.zone()),
            decide,
            enter,
            new ProposalUpkeep(
                database, ledger, people, clock, settings.zone(), settings.rules().asking()),
            new HoldUpkeep(database, ledger, reviews, clock, settings.zone()),
            caps,
            goals,
            sender,
            new StoredTap(database, statements, producer, () -> userRoutes.standsAt(Seam.STORED)),
            userRoutes);
    StreamReads reads =
        new StreamReads(
            new StreamReads.Sources(
                states, state, vanishing, tallies, drift, leavers, dropped, this::release),
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
            keeping,
            new ScopeOrder(connections, states, scope != null),
            staleness,
            this::warnings,
            deciding,
            userRoutes,
            spans,
            stopping::get);
    this.replay = new Replay(connections, quarantine, mapping, store);
    this.head = new DailyHead(database, clock, settings.zone(), settings.home());
    this.notices = notices(staleness, new Letters(connections, producer));
    this.clockwork =
        new Clockwork(
            clock,
            connections,
            passes,
            this::reloadRoutes,
            this::somethingCame,
            this::tell,
            stopping::get);
    this.hooks = new Hooks(clock, connections, inbox, mapping, clockwork::told);
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

  /** What is told by itself. */
  void tell() {
    head.run();
    notices.run();
  }

  private Notices notices(Staleness staleness, Letters letters) {
    NoticeSettings asked = settings.notices();
    letters.check(asked);
    Digest digest = new Digest(asked, database, ledger, people);
    Alarms alarms =
        asked
            .alarms()
            .map(
                each -> new Alarms(each, database, ledger, runs, staleness, clock, settings.zone()))
            .orElse(null);
    return new Notices(
        asked, database, clock, settings.zone(), digest, alarms, letters, this::warnings);
  }

  private ScopeJudge.Anew anew(SourceItems items) {
    return (connected, stream, key) ->
        database.write(
            "back in scope",
            tx -> {
              items.forget(tx, connected.id(), stream, key);
              return null;
            });
  }

  private @Nullable PeopleInScope scope() throws IOException {
    if (settings.policy().scope().isEmpty()) {
      return null;
    }
    ScopeRules rules = settings.policy().scope().get();
    if (!rules.keepsUnknown()) {
      return people.inScope(rules, identity -> identity);
    }
    DataKey key = DataKey.of(settings.home());
    return people.inScope(rules, identity -> key.mark(identity, "out of scope"));
  }

  /** Takes up what has changed in the folder of the user's routes; a bad file changes nothing. */
  void reloadRoutes() {
    settings.userRoutes().ifPresent(folder -> userRoutes.reload(UserRoutes.filesIn(folder)));
  }

  /** What will be missing before long, one sentence each. */
  List<String> warnings() {
    return CycleDesk.warnings(
        settings.rules().cycles(),
        connections,
        rules,
        LocalDate.now(clock.withZone(settings.zone())));
  }

  private Optional<String> planId(Dispatch dispatch) {
    return ledger
        .standing()
        .find(dispatch.id())
        .flatMap(entry -> database.read(tx -> reviews.planId(tx, entry)));
  }

  private boolean somethingCame() {
    return sender.isDue() || somethingToDecide();
  }

  private boolean somethingToDecide() {
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

  private long release(UUID connectionId, String stream, Set<String> keys) {
    Map<String, Long> held = quarantine.held(connectionId, stream, Leavers.REASON);
    held.keySet().retainAll(keys);
    return replay.replay(held.values()).done();
  }
}
