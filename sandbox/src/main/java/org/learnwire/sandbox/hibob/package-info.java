/** A fake HiBob: people, goals, key results. */
package org.learnwire.sandbox.hibob;
