/**
 * The LRS over HTTP, as xAPI 1.0.3 and 2.0 describe it.
 *
 * <p>In: requests under {@code /xapi} (and {@code /xAPI}) with Basic credentials, and {@code
 * /profile}. Out: statements as JSON, or one JSON error that says what, where, by which rule and
 * what to do next. Import {@link org.learnwire.lrs.http.LrsHttpConfiguration} to serve it.
 */
@NullMarked
package org.learnwire.lrs.http;

import org.jspecify.annotations.NullMarked;
