/**
 * The commands. In: words typed in a shell. Out: lines on stdout for people or one JSON object for
 * scripts, messages on stderr, and an exit code: 0 all well, 1 could not, 2 done but something was
 * quarantined or refused.
 */
@NullMarked
package org.learnwire.app.cli;

import org.jspecify.annotations.NullMarked;
