/**
 * Who a statement is meant for. In: a statement. Out: the innermost circle it may leave, by verb
 * and result. Pure, so that every surface asks the same.
 */
@NullMarked
package org.learnwire.xapi.visibility;

import org.jspecify.annotations.NullMarked;
