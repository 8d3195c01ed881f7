/**
 * Write back: what was decided, who approved it, what became of it.
 *
 * <p>In: decisions to carry out, approvals, answers of target systems. Out: writes to send, in the
 * order decided for each target, and a history with who, when and why. Sends nothing itself.
 */
@NullMarked
package org.learnwire.ledger;

import org.jspecify.annotations.NullMarked;
