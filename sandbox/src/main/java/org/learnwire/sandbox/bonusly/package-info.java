/** A fake Bonusly: users, and points that a text gives. */
package org.learnwire.sandbox.bonusly;
