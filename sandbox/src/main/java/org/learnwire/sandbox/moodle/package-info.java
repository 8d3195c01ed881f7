/**
 * A Moodle 4.5 as its web services show it: the functions a puller uses, in the real dialect.
 *
 * <p>What enters: REST calls with {@code wstoken} and {@code wsfunction}. What leaves: JSON in the
 * order, the types and with the escaping of recorded answers, errors with HTTP 200. The shapes
 * under {@code resources} are recorded records whose changing fields are filled in.
 */
package org.learnwire.sandbox.moodle;
