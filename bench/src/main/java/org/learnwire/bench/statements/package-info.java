/** The statements that are sent: the same for the same seed, rendered before the clock runs. */
@NullMarked
package org.learnwire.bench.statements;

import org.jspecify.annotations.NullMarked;
