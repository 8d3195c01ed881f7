/**
 * Recognition and messages by e-mail (RFC 5321, 5322): the engine that serves the writes of this
 * folder's connector.yaml. Enters: what the mapping made of a write. Leaves: a letter to one
 * person, and a receipt.
 */
@NullMarked
package org.learnwire.connector.email;

import org.jspecify.annotations.NullMarked;
