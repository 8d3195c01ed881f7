/**
 * The launcher on stand-ins for the JVM and Maven. Enters: a command line and a house without jars.
 * Leaves: what was built and started, in which order, and what was said.
 */
package org.learnwire.launcher;
