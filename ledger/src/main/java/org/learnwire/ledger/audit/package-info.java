/**
 * Who did what when, provably (decision 0025).
 *
 * <p>In: what was done, within the unit of work that did it. Out: the list of it, and whether the
 * list is whole and unaltered, also after what it says of a person was erased.
 */
@NullMarked
package org.learnwire.ledger.audit;

import org.jspecify.annotations.NullMarked;
