/**
 * A company to try Learnwire on: fake Moodle, BambooHR, Slack and others in one process of their
 * own.
 *
 * <p>What enters: HTTP calls in the vendors' dialects, and the operator's calls under {@code
 * /sandbox}. What leaves: answers shaped as the vendors shape them, from a company that is the same
 * for the same seed. Nothing here is used by the product, and nothing of the product is used here.
 */
package org.learnwire.sandbox;
