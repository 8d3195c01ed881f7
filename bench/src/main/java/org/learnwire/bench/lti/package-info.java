/** Launches from a learning platform, and the pages that they open. */
@NullMarked
package org.learnwire.bench.lti;

import org.jspecify.annotations.NullMarked;
