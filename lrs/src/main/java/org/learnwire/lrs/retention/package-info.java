/**
 * Statements that have been kept long enough. In: rules. Out: what they cover is taken away, in
 * small units, except where something still needs it.
 */
@NullMarked
package org.learnwire.lrs.retention;

import org.jspecify.annotations.NullMarked;
