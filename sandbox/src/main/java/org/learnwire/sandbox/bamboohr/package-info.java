/**
 * A BambooHR as its public API shows it: employees, what changed, and goals.
 *
 * <p>What enters: calls with the API key as Basic user. What leaves: JSON as the vendor documents
 * it; where the vendor is silent the class says so.
 */
package org.learnwire.sandbox.bamboohr;
