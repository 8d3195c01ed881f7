/**
 * What serves a stream or a write that no HTTP call of a manifest can say: a folder of files, a
 * mail server, a store with a cursor of its own. Enters: settings, a cursor, what is to be written.
 * Leaves: records in pieces, and receipts. Keys, versions, mappings, quarantine and the moving of
 * the cursor stay the kit's, as for every other stream.
 */
@NullMarked
package org.learnwire.kit.engine;

import org.jspecify.annotations.NullMarked;
