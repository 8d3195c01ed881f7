/**
 * Decide: what follows from what people did. Facts, ticks and voided causes enter as events;
 * decisions with their reason leave. Pure: no clock, no I/O; the state of a person is handed in and
 * handed back.
 */
@NullMarked
package org.learnwire.rules;

import org.jspecify.annotations.NullMarked;
