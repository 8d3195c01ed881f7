/**
 * What an integrator writes. In: learnwire.yaml, the learning map, rules, the environment. Out:
 * records that the journey is built from, or one message that names file, line and what to do.
 */
@NullMarked
package org.learnwire.app.settings;

import org.jspecify.annotations.NullMarked;
