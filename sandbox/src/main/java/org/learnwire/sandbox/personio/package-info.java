/** A fake Personio: the token, employees in wrapped attributes. */
package org.learnwire.sandbox.personio;
