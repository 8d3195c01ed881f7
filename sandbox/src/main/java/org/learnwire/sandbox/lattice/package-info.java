/** A fake Lattice: users, goals, and progress that is added. */
package org.learnwire.sandbox.lattice;
