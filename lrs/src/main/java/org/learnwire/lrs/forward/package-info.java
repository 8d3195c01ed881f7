/**
 * Statements on their way to other LRSs. In: what is stored, by position behind a checkpoint of
 * each target. Out: the same statements there, once; what a target refuses is set aside.
 */
@NullMarked
package org.learnwire.lrs.forward;

import org.jspecify.annotations.NullMarked;
