/** How figures change with what is stored: the server is started, filled, measured and stopped. */
@NullMarked
package org.learnwire.bench.growth;

import org.jspecify.annotations.NullMarked;
