/**
 * STORE: statements, each kept once and findable for ever.
 *
 * <p>In: valid statements from connectors, pages and clients of the LRS. Out: stored statements by
 * id, position and query, and one {@code StatementStored} event in the journal for each.
 */
@NullMarked
package org.learnwire.lrs;

import org.jspecify.annotations.NullMarked;
