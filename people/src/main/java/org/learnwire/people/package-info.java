/**
 * Who it was. In: employees of HR systems and accounts of other systems, each with time. Out: the
 * person behind an xAPI actor, or the honest answer that it is nobody or more than one.
 */
@NullMarked
package org.learnwire.people;

import org.jspecify.annotations.NullMarked;
