/**
 * Rules over a year of a company's learning: how fast the journal is decided on, and in how much
 * memory.
 */
@NullMarked
package org.learnwire.bench.rules;

import org.jspecify.annotations.NullMarked;
