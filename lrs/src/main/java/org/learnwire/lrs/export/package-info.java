/**
 * Statements as files. In: a question, or lines of NDJSON. Out: NDJSON that another LRS can read,
 * CSV for a spreadsheet; statements stored as history.
 */
@NullMarked
package org.learnwire.lrs.export;

import org.jspecify.annotations.NullMarked;
