/**
 * How fast a Learning Record Store is. In: an address, or a data folder. Out: a table and one JSON
 * object with rates, latencies and errors. Never on the program's class path.
 */
@NullMarked
package org.learnwire.bench;

import org.jspecify.annotations.NullMarked;
