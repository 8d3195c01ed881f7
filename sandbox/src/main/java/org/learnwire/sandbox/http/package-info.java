/**
 * The door: turns HTTP exchanges into calls and replies, adds latency, counts, and plays faults.
 *
 * <p>What enters: exchanges of the JDK's HTTP server. What leaves: {@link
 * org.learnwire.sandbox.http.Call}s to one {@link org.learnwire.sandbox.http.Service} per vendor.
 */
package org.learnwire.sandbox.http;
