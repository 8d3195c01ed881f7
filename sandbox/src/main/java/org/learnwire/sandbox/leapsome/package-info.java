/** A fake Leapsome: the token, people, goals that are there already, praise. */
package org.learnwire.sandbox.leapsome;
