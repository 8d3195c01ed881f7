/** What the database itself could take: the store's rows, written by JDBC and nothing else. */
@NullMarked
package org.learnwire.bench.bound;

import org.jspecify.annotations.NullMarked;
