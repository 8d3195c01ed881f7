/** A fake Docebo: the token, people, courses, enrolments with what was completed. */
package org.learnwire.sandbox.docebo;
