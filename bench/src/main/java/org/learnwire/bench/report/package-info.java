/** What was measured, for a person and for a script. */
@NullMarked
package org.learnwire.bench.report;

import org.jspecify.annotations.NullMarked;
