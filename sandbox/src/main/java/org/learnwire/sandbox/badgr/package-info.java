/** A fake Badgr: the token, one issuer with one badge, awards of which nobody gets a second. */
package org.learnwire.sandbox.badgr;
