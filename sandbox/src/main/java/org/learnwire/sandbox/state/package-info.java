/**
 * What must survive: the plan of the company and an append-only journal of all that changed since.
 *
 * <p>What enters: operations as JSON. What leaves: the company, the goals and the messages as they
 * are after those operations, the same after every start.
 */
package org.learnwire.sandbox.state;
