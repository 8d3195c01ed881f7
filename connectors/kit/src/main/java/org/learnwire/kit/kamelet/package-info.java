/**
 * Connectors as Kamelets. Enters: the manifests, while the catalogue is built. Leaves: one {@code
 * .kamelet.yaml} for each stream and write, which plain Camel loads.
 */
@NullMarked
package org.learnwire.kit.kamelet;

import org.jspecify.annotations.NullMarked;
