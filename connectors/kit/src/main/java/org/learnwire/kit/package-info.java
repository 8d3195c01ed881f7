/**
 * Serves every connector.yaml as the Camel component {@code learnwire:{connection}/{stream|write}}.
 * Enters: connections and what their vendors answer. Leaves: pages of source records, what a
 * mapping makes of them, and receipts of what was written.
 */
@NullMarked
package org.learnwire.kit;

import org.jspecify.annotations.NullMarked;
