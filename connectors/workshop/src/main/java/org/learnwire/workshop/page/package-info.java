/**
 * The reference page of a connector. Enters: its manifest. Leaves: Markdown that says all the
 * manifest says, in words.
 */
@org.jspecify.annotations.NullMarked
package org.learnwire.workshop.page;
