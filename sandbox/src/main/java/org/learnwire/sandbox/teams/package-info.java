/** A fake Power Automate workflow that posts into Teams. */
package org.learnwire.sandbox.teams;
