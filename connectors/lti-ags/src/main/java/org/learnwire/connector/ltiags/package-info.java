/**
 * Scores into the gradebook of a learning platform, and who is in a course there.
 *
 * <p>In: writes {@code score.send} of a connection, or Exchanges to {@code lti-ags:}. Out: calls of
 * Assignment and Grade Services through {@code org.learnwire.lti.services}, which the application
 * binds in Camel's registry; receipts, and accounts.
 */
@NullMarked
package org.learnwire.connector.ltiags;

import org.jspecify.annotations.NullMarked;
