/** What is done to the LRS, each kind of load as one row. */
@NullMarked
package org.learnwire.bench.lrs;

import org.jspecify.annotations.NullMarked;
