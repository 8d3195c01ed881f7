/**
 * What the pages show, taken from the journey. In: questions and decisions of people at the pages.
 * Out: view records, and changes in the ledger, the quarantine and the store.
 */
@NullMarked
package org.learnwire.app.desk;

import org.jspecify.annotations.NullMarked;
