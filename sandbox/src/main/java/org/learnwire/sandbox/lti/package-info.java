/**
 * The platform side of LTI 1.3 in two dialects: Moodle's as it was recorded, Canvas's as its
 * documentation and source describe it.
 *
 * <p>What enters: browsers on their way to a tool, and the tool's own calls. What leaves: signed
 * launches, tokens, grades and members. The company is the one that the fake Moodle shows; a score
 * for one of its LTI activities is seen there at once.
 */
package org.learnwire.sandbox.lti;
