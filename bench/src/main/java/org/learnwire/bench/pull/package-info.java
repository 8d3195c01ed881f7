/** How fast records come from a source into the LRS, against what source and database allow. */
@NullMarked
package org.learnwire.bench.pull;

import org.jspecify.annotations.NullMarked;
