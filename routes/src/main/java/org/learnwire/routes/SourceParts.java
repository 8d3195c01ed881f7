package org.learnwire.routes;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.learnwire.database.Database;
import org.learnwire.kit.LearnwireComponent;
import org.learnwire.lrs.StatementStore;

/** The parts of the journey that what is done to a source besides its passes works with. */
record SourceParts(
    Database database,
    Clock clock,
    Connections connections,
    StreamStates states,
    SourceItems items,
    JournalSourceState present,
    RunLog runs,
    RawPages raw,
    Tallies tallies,
    LearnwireComponent component,
    MapStep mapping,
    StatementStore statements,
    UserRoutes userRoutes,
    ProducerTemplate producer,
    BooleanSupplier stopping) {}
