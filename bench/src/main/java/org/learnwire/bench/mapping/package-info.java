/** How many records a core maps. */
@NullMarked
package org.learnwire.bench.mapping;

import org.jspecify.annotations.NullMarked;
