/**
 * One database, one writer queue, one UnitOfWork that any module's SQL joins.
 *
 * <p>In: work that reads or writes rows. Out: durable commits, in the order in which work came. No
 * HTTP and no waiting inside a unit: everything else waits behind it.
 */
@NullMarked
package org.learnwire.database;

import org.jspecify.annotations.NullMarked;
