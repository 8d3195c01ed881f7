/**
 * The journey: Camel wiring, and translation between neighbours, only.
 *
 * <p>In: settings, and pages of records from the connectors. Out: statements in the store,
 * decisions in the ledger, writes through the connectors, and a report in which every record read
 * is accounted for.
 */
@NullMarked
package org.learnwire.routes;

import org.jspecify.annotations.NullMarked;
